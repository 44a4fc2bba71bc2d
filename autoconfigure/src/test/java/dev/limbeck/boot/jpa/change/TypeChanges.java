package dev.limbeck.boot.jpa.change;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * Changes of the types of columns. Each has the entities before and after it.
 */
public final class TypeChanges {

	private TypeChanges() {
	}

	public static final class Wider {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			@Column(length = 10)
			@Nullable String name;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			@Column(length = 20)
			@Nullable String name;

		}

	}

	public static final class Text {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			@Column(length = 10)
			@Nullable String name;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			@Column(columnDefinition = "text")
			@Nullable String name;

		}

	}

	public static final class Bigger {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			int size;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			long size;

		}

	}

	public static final class MorePrecise {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			@Column(precision = 10, scale = 2)
			@Nullable BigDecimal price;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			@Column(precision = 12, scale = 4)
			@Nullable BigDecimal price;

		}

	}

	public static final class WithZone {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			@Nullable LocalDateTime at;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			@Nullable Instant at;

		}

	}

	public static final class OtherArray {

		@Entity(name = "Item")
		@Table(name = "item")
		static class Before {

			@Id
			@Nullable Long id;

			int @Nullable [] sizes;

		}

		@Entity(name = "Item")
		@Table(name = "item")
		static class After {

			@Id
			@Nullable Long id;

			long @Nullable [] sizes;

		}

	}

}
