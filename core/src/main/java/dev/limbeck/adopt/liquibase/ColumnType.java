package dev.limbeck.adopt.liquibase;

import java.util.List;
import java.util.Locale;

/**
 * Types of columns as Liquibase writes them for PostgreSQL.
 */
final class ColumnType {

	private static final List<String> BARE = List.of("INTEGER", "BIGINT", "SMALLINT", "BOOLEAN", "DOUBLE", "FLOAT",
			"NUMERIC", "DECIMAL", "REAL");

	private ColumnType() {
	}

	/**
	 * Tell whether values of a type are written without quotes.
	 * @param type as a changelog has it
	 * @return whether it is one of numbers or truth
	 */
	static boolean isBare(String type) {
		String written = of(type).toUpperCase(Locale.ROOT);
		return BARE.stream().anyMatch(written::startsWith);
	}

	static String of(String type) {
		String name = type.strip().replaceFirst("^java\\.sql\\.Types\\.", "");
		int open = name.indexOf('(');
		String word = ((open < 0) ? name : name.substring(0, open)).strip().toLowerCase(Locale.ROOT);
		String size = (open < 0) ? "" : name.substring(open);
		return switch (word) {
			case "int", "integer", "int4", "mediumint" -> "INTEGER";
			case "bigint", "int8" -> "BIGINT";
			case "smallint", "int2", "tinyint" -> "SMALLINT";
			case "boolean", "bool", "bit" -> "BOOLEAN";
			case "datetime", "timestamp", "smalldatetime" -> "TIMESTAMP" + size + " WITHOUT TIME ZONE";
			case "clob", "longtext", "nclob", "longvarchar", "longnvarchar", "mediumtext", "tinytext" -> "TEXT";
			case "blob" -> "OID";
			case "longblob", "binary", "varbinary", "longvarbinary", "mediumblob", "tinyblob" -> "BYTEA";
			case "double", "double precision" -> "DOUBLE PRECISION";
			case "float" -> "FLOAT" + size;
			case "number", "numeric", "decimal" -> "numeric" + size;
			case "currency" -> "DECIMAL";
			case "nvarchar", "varchar2", "nvarchar2", "varchar", "character varying" -> "VARCHAR" + size;
			case "char", "nchar" -> "CHAR" + size;
			case "uuid", "uniqueidentifier" -> "UUID";
			default -> name;
		};
	}

}
