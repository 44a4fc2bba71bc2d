package dev.limbeck.boot.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.limbeck.sql.QualifiedName;

import org.springframework.data.jdbc.core.dialect.JdbcPostgresDialect;
import org.springframework.data.relational.core.sql.IdentifierProcessing;
import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * A name as Spring Data sends it to PostgreSQL.
 *
 * @param parts the schema, if one is named, and the name, without quotes
 * @param sql the same with quotes
 */
record TableName(List<String> parts, String sql) {

	private static final IdentifierProcessing SPELLING = JdbcPostgresDialect.INSTANCE.getIdentifierProcessing();

	/**
	 * Copy the list.
	 */
	TableName {
		parts = List.copyOf(parts);
	}

	static TableName of(SqlIdentifier identifier) {
		List<String> parts = new ArrayList<>();
		for (SqlIdentifier part : identifier) {
			parts.add(plain(part));
		}
		return new TableName(parts, identifier.toSql(SPELLING));
	}

	/**
	 * Return a name as it stands in SQL.
	 * @param name as the catalog has it
	 * @return the name, in quotes where it needs them
	 */
	static String quoted(String name) {
		return new QualifiedName(List.of(name)).sql();
	}

	/**
	 * Return the name of a column, without quotes.
	 * @param identifier its name for Spring Data
	 * @return its name in the catalog
	 */
	static String plain(SqlIdentifier identifier) {
		String sql = identifier.toSql(SPELLING);
		boolean quoted = sql.length() > 1 && sql.startsWith("\"") && sql.endsWith("\"");
		return quoted ? sql.substring(1, sql.length() - 1).replace("\"\"", "\"") : sql.toLowerCase(Locale.ROOT);
	}

	String schema() {
		return (this.parts.size() > 1) ? this.parts.get(this.parts.size() - 2) : "public";
	}

	String last() {
		return this.parts.get(this.parts.size() - 1);
	}

}
