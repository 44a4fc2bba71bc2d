package dev.limbeck.boot.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * The type of a column for values of a class.
 *
 * @param name as PostgreSQL calls it
 * @param known whether nothing but this type and its relatives will do
 */
record ColumnType(String name, boolean known) {

	private static final String TIMESTAMP = "java.sql.Timestamp";

	private static final Map<String, String> NAMES = Map.ofEntries(Map.entry(Boolean.class.getName(), "boolean"),
			Map.entry(Byte.class.getName(), "smallint"), Map.entry(Short.class.getName(), "smallint"),
			Map.entry(Integer.class.getName(), "integer"), Map.entry(Long.class.getName(), "bigint"),
			Map.entry(BigInteger.class.getName(), "numeric"), Map.entry(BigDecimal.class.getName(), "numeric"),
			Map.entry(Float.class.getName(), "real"), Map.entry(Double.class.getName(), "double precision"),
			Map.entry(Character.class.getName(), "text"), Map.entry(String.class.getName(), "text"),
			Map.entry(UUID.class.getName(), "uuid"), Map.entry(LocalDate.class.getName(), "date"),
			Map.entry("java.sql.Date", "date"), Map.entry(LocalTime.class.getName(), "time without time zone"),
			Map.entry("java.sql.Time", "time without time zone"),
			Map.entry(OffsetTime.class.getName(), "time with time zone"),
			Map.entry(LocalDateTime.class.getName(), "timestamp without time zone"),
			Map.entry(java.util.Date.class.getName(), "timestamp with time zone"),
			Map.entry(TIMESTAMP, "timestamp with time zone"),
			Map.entry(Instant.class.getName(), "timestamp with time zone"),
			Map.entry(OffsetDateTime.class.getName(), "timestamp with time zone"));

	/**
	 * Find the type.
	 * @param declared of a property
	 * @param stored what a value of it becomes before it is sent
	 * @return the type, or nothing if no such value can be sent
	 */
	static Optional<ColumnType> of(Class<?> declared, Class<?> stored) {
		if (stored == byte[].class || stored == Byte[].class) {
			return Optional.of(new ColumnType("bytea", true));
		}
		if (stored.isArray()) {
			Class<?> element = declared.isArray() ? declared.getComponentType() : declared;
			return of(element, stored.getComponentType())
				.map((type) -> new ColumnType(type.name() + "[]", type.known()));
		}
		// What becomes a timestamp may be a date.
		String name = (stored.getName().equals(TIMESTAMP)) ? name(declared) : null;
		name = (name != null) ? name : name(stored);
		if (name != null) {
			return Optional.of(new ColumnType(name, true));
		}
		if (stored.isEnum()) {
			return Optional.of(new ColumnType("text", false));
		}
		return isOfDriver(stored.getName()) ? Optional.of(new ColumnType("jsonb", false)) : Optional.empty();
	}

	// What a converter has made for the driver: most are documents.
	private static boolean isOfDriver(String name) {
		return name.startsWith("org.postgresql.util.")
				|| name.equals("org.springframework.data.jdbc.core.mapping.JdbcValue");
	}

	private static @Nullable String name(Class<?> type) {
		return NAMES.get(ClassUtils.resolvePrimitiveIfNecessary(type).getName());
	}

}
