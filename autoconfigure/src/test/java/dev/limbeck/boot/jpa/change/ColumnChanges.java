package dev.limbeck.boot.jpa.change;

import java.time.Instant;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Changes of columns. Each has the entities before and after it.
 */
public final class ColumnChanges {

	private ColumnChanges() {
	}

	public static final class Added {

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

			@Nullable String name;

		}

	}

	public static final class AddedWithDefault {

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

			@Column(nullable = false)
			@ColumnDefault("'none'")
			@Nullable String name;

		}

	}

	public static final class Dropped {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			@Nullable String name;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

		}

	}

	public static final class Renamed {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			@Column(length = 33)
			@Nullable String name;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			@Column(length = 33)
			@Nullable String title;

		}

	}

	public static final class Optional {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			@Column(nullable = false)
			@Nullable String name;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			@Nullable String name;

		}

	}

	public static final class Needed {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			@Nullable String name;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			@Column(nullable = false)
			@Nullable String name;

		}

	}

	public static final class DefaultAdded {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			@Nullable String name;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			@ColumnDefault("'none'")
			@Nullable String name;

		}

	}

	public static final class DefaultChanged {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			@ColumnDefault("now()")
			@Nullable Instant at;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			@ColumnDefault("clock_timestamp()")
			@Nullable Instant at;

		}

	}

	public static final class DefaultRemoved {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			@ColumnDefault("random() * 10")
			double share;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			double share;

		}

	}

	public static final class Generated {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			int size;

			@GeneratedColumn("size * 2")
			int twice;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			int size;

			@GeneratedColumn("size * 2 + 0")
			int twice;

		}

	}

	public static final class Commented {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			@Nullable String name;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			@Column(comment = "What it is called")
			@Nullable String name;

		}

	}

	public static final class Json {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			@Nullable String name;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			@Nullable String name;

			@JdbcTypeCode(SqlTypes.JSON)
			@Nullable Map<String, String> more;

		}

	}

}
