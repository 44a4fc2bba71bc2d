package dev.limbeck.boot.jpa.change;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Changes of enums, as types and as checked texts. Each has the entities before and after
 * it.
 */
public final class EnumChanges {

	private EnumChanges() {
	}

	public static final class ValueAdded {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			@Enumerated(EnumType.STRING)
			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			@Column(nullable = false)
			@Nullable State state;

			enum State {

				DONE, OPEN

			}

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			@Enumerated(EnumType.STRING)
			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			@Column(nullable = false)
			@Nullable State state;

			enum State {

				DONE, HELD, OPEN

			}

		}

	}

	public static final class ValueAddedAndUsed {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			@Enumerated(EnumType.STRING)
			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			@Column(nullable = false)
			@ColumnDefault("'OPEN'")
			@Nullable State state;

			enum State {

				DONE, OPEN

			}

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			@Enumerated(EnumType.STRING)
			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			@Column(nullable = false)
			@ColumnDefault("'HELD'")
			@Nullable State state;

			enum State {

				DONE, HELD, OPEN

			}

		}

	}

	public static final class ValueRemoved {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			@Enumerated(EnumType.STRING)
			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			@Column(nullable = false)
			@ColumnDefault("'OPEN'")
			@Nullable State state;

			enum State {

				DONE, HELD, OPEN

			}

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			@Enumerated(EnumType.STRING)
			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			@Column(nullable = false)
			@ColumnDefault("'OPEN'")
			@Nullable State state;

			enum State {

				DONE, OPEN

			}

		}

	}

	public static final class CheckedValueAdded {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			@Enumerated(EnumType.STRING)
			@Column(nullable = false)
			@Nullable State state;

			enum State {

				DONE, OPEN

			}

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			@Enumerated(EnumType.STRING)
			@Column(nullable = false)
			@Nullable State state;

			enum State {

				DONE, HELD, OPEN

			}

		}

	}

	public static final class CheckedValueRemoved {

		/** Rows without the value that goes. */
		public static final String ROWS = "INSERT INTO item (id, state) VALUES (1, 'OPEN')";

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			@Enumerated(EnumType.STRING)
			@Column(nullable = false)
			@Nullable State state;

			enum State {

				DONE, HELD, OPEN

			}

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			@Enumerated(EnumType.STRING)
			@Column(nullable = false)
			@Nullable State state;

			enum State {

				DONE, OPEN

			}

		}

	}

}
