package dev.limbeck.boot.jpa.change;

import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * Changes of tables. Each has the entities before and after it.
 */
public final class TableChanges {

	private TableChanges() {
	}

	public static final class TableAdded {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			@ManyToMany
			@Nullable Set<Owner> owners;

		}

		@Entity(name = "Owner")
		@Table(name = "owner")
		static class Owner {

			@Id
			@Nullable Long id;

		}

	}

	public static final class CollectionAdded {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			@ElementCollection
			@Nullable Set<String> words;

		}

	}

	public static final class TableDropped {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			@ElementCollection
			@Nullable Set<String> words;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

		}

	}

	public static final class TableRenamed {

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
		@Table(name = "thing")
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

	public static final class TableMoved {

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
		@Table(name = "item", schema = "store")
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

	public static final class TableCommented {

		@Entity(name = "Item")
		@Table(name = "item", comment = "Things")
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
		@Table(name = "item", comment = "Goods")
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

}
