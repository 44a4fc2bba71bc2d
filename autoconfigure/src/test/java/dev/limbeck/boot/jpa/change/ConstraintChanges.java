package dev.limbeck.boot.jpa.change;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

/**
 * Changes of constraints, indexes and sequences. Each has the entities before and after
 * it.
 */
public final class ConstraintChanges {

	private ConstraintChanges() {
	}

	public static final class UniqueAdded {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			@Column(nullable = false)
			@Nullable String name;

			@Column(nullable = false)
			@Nullable String kind;

			int size;

		}

		@Entity(name = "Item")
		@Table(name = "item", uniqueConstraints = @UniqueConstraint(name = "item_name", columnNames = "name"))
		static class After {

			@Id
			@Nullable Long id;

			@Column(nullable = false)
			@Nullable String name;

			@Column(nullable = false)
			@Nullable String kind;

			int size;

		}

	}

	public static final class UniqueRemoved {

		@Entity(name = "Item")
		@Table(name = "item", uniqueConstraints = @UniqueConstraint(name = "item_name", columnNames = "name"))
		static class Before {

			@Id
			@Nullable Long id;

			@Column(nullable = false)
			@Nullable String name;

			@Column(nullable = false)
			@Nullable String kind;

			int size;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			@Column(nullable = false)
			@Nullable String name;

			@Column(nullable = false)
			@Nullable String kind;

			int size;

		}

	}

	public static final class UniqueOfOther {

		@Entity(name = "Item")
		@Table(name = "item", uniqueConstraints = @UniqueConstraint(name = "item_name", columnNames = "name"))
		static class Before {

			@Id
			@Nullable Long id;

			@Column(nullable = false)
			@Nullable String name;

			@Column(nullable = false)
			@Nullable String kind;

			int size;

		}

		@Entity(name = "Item")
		@Table(name = "item", uniqueConstraints = @UniqueConstraint(name = "item_name", columnNames = "kind"))
		static class After {

			@Id
			@Nullable Long id;

			@Column(nullable = false)
			@Nullable String name;

			@Column(nullable = false)
			@Nullable String kind;

			int size;

		}

	}

	public static final class IndexAdded {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			@Column(nullable = false)
			@Nullable String name;

			@Column(nullable = false)
			@Nullable String kind;

			int size;

		}

		@Entity(name = "Item")
		@Table(name = "item", indexes = @Index(name = "item_name", columnList = "kind, name DESC"))
		static class After {

			@Id
			@Nullable Long id;

			@Column(nullable = false)
			@Nullable String name;

			@Column(nullable = false)
			@Nullable String kind;

			int size;

		}

	}

	public static final class IndexOfOther {

		@Entity(name = "Item")
		@Table(name = "item", indexes = @Index(name = "item_name", columnList = "name"))
		static class Before {

			@Id
			@Nullable Long id;

			@Column(nullable = false)
			@Nullable String name;

			@Column(nullable = false)
			@Nullable String kind;

			int size;

		}

		@Entity(name = "Item")
		@Table(name = "item", indexes = @Index(name = "item_name", columnList = "name, kind"))
		static class After {

			@Id
			@Nullable Long id;

			@Column(nullable = false)
			@Nullable String name;

			@Column(nullable = false)
			@Nullable String kind;

			int size;

		}

	}

	public static final class IndexRemoved {

		@Entity(name = "Item")
		@Table(name = "item", indexes = @Index(name = "item_name", columnList = "name"))
		static class Before {

			@Id
			@Nullable Long id;

			@Column(nullable = false)
			@Nullable String name;

			@Column(nullable = false)
			@Nullable String kind;

			int size;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			@Column(nullable = false)
			@Nullable String name;

			@Column(nullable = false)
			@Nullable String kind;

			int size;

		}

	}

	public static final class CheckChanged {

		@Entity(name = "Item")
		@Table(name = "item", check = @CheckConstraint(name = "item_size", constraint = "size >= 0"))
		static class Before {

			@Id
			@Nullable Long id;

			@Column(nullable = false)
			@Nullable String name;

			@Column(nullable = false)
			@Nullable String kind;

			int size;

		}

		@Entity(name = "Item")
		@Table(name = "item",
				check = @CheckConstraint(name = "item_size", constraint = "size >= 0 OR kind IN ('a', 'b')"))
		static class After {

			@Id
			@Nullable Long id;

			@Column(nullable = false)
			@Nullable String name;

			@Column(nullable = false)
			@Nullable String kind;

			int size;

		}

	}

	public static final class ForeignKeyAdded {

		/** Rows that the key fits to. */
		public static final String ROWS = "INSERT INTO owner (id) VALUES (1); INSERT INTO item (id, owner_id) VALUES (1, 1)";

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			@Column(name = "owner_id")
			@Nullable Long owner;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			@ManyToOne
			@Nullable Owner owner;

		}

		@Entity(name = "Owner")
		@Table(name = "owner")
		static class Owner {

			@Id
			@Nullable Long id;

		}

	}

	public static final class ForeignKeyChanged {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			@ManyToOne
			@Nullable Owner owner;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			@ManyToOne
			@OnDelete(action = OnDeleteAction.CASCADE)
			@Nullable Owner owner;

		}

		@Entity(name = "Owner")
		@Table(name = "owner")
		static class Owner {

			@Id
			@Nullable Long id;

		}

	}

	public static final class IdentityToSequence {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@GeneratedValue(strategy = GenerationType.IDENTITY)
			@Nullable Long id;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@GeneratedValue(strategy = GenerationType.SEQUENCE)
			@Nullable Long id;

		}

	}

	public static final class OtherIncrement {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@GeneratedValue(generator = "s")
			@SequenceGenerator(name = "s", sequenceName = "item_numbers", allocationSize = 1)
			@Nullable Long id;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@GeneratedValue(generator = "s")
			@SequenceGenerator(name = "s", sequenceName = "item_numbers", allocationSize = 50)
			@Nullable Long id;

		}

	}

}
