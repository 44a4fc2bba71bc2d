package dev.limbeck.ledger;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One table of a ledger as it has to be, in format 1.
 */
enum LedgerTable {

	/** The revisions that are applied or begun. */
	REVISION("revision",
			List.of(LedgerColumn.required("revision", "text"), LedgerColumn.required("parents", "text[]"),
					LedgerColumn.required("depends_on", "text[]"), LedgerColumn.required("labels", "text[]"),
					LedgerColumn.required("replaces", "text[]"), LedgerColumn.required("description", "text"),
					LedgerColumn.required("checksum", "text"), LedgerColumn.of("source_hash", "text"),
					LedgerColumn.of("upgrade_sql", "text"), LedgerColumn.of("downgrade_sql", "text"),
					LedgerColumn.required("state", "text").oneOf("'applied', 'running', 'reverting'"),
					LedgerColumn.of("progress", "jsonb"),
					LedgerColumn.required("origin", "text").oneOf("'upgrade', 'stamp', 'adopt'"),
					LedgerColumn.time("applied_at"), LedgerColumn.of("duration_ms", "bigint"),
					LedgerColumn.required("applied_by", "text").byDefault("session_user"),
					LedgerColumn.of("application", "text"), LedgerColumn.of("host", "text"))),

	/** Scripts that run again whenever they change. */
	SCRIPT("kind, name, checksum",
			List.of(LedgerColumn.required("kind", "text"), LedgerColumn.required("name", "text"),
					LedgerColumn.required("checksum", "text"), LedgerColumn.time("applied_at"))),

	/** What was done. */
	LOG("id", List.of(LedgerColumn.identity("id"), LedgerColumn.time("at"), LedgerColumn.required("event", "text"),
			LedgerColumn.of("revision", "text"), LedgerColumn.of("detail", "jsonb")));

	private final String key;

	private final List<LedgerColumn> columns;

	LedgerTable(String key, List<LedgerColumn> columns) {
		this.key = key;
		this.columns = columns;
	}

	/**
	 * Return the name without its schema.
	 * @return the name, which needs no quotes
	 */
	String tableName() {
		return "limbeck_" + name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Return the columns of the primary key.
	 * @return names, separated by comma and blank
	 */
	String key() {
		return this.key;
	}

	List<LedgerColumn> columns() {
		return this.columns;
	}

	/**
	 * Return what of the revisions may be read by who is to see where the database
	 * stands: all but their SQL, which may hold passwords.
	 * @return names of columns, separated by comma and blank
	 */
	static String readableColumns() {
		return REVISION.columns.stream()
			.map(LedgerColumn::name)
			.filter((name) -> !name.endsWith("_sql"))
			.collect(Collectors.joining(", "));
	}

	/**
	 * Return the statement that creates the table.
	 * @param qualified its name with its schema
	 * @return the SQL, without a semicolon
	 */
	String creation(String qualified) {
		return this.columns.stream()
			.map(LedgerColumn::definition)
			.collect(Collectors.joining(",\n  ", "CREATE TABLE " + qualified + " (\n  ",
					",\n  PRIMARY KEY (" + this.key + "))"));
	}

}
