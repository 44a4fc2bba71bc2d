package dev.limbeck.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.limbeck.sql.SqlText;

/**
 * What else a database has that remembers migrations, where the ledger is missing: a
 * ledger in another schema, a table of another tool.
 *
 * @param tables names with their schemas
 */
record OtherTables(List<String> tables) {

	private static final String LEDGER = LedgerTable.REVISION.tableName();

	private static final Map<String, String> TOOLS = new LinkedHashMap<>();

	static {
		TOOLS.put("flyway_schema_history", "Flyway");
		TOOLS.put("databasechangelog", "Liquibase");
		TOOLS.put("alembic_version", "Alembic");
		TOOLS.put("goose_db_version", "goose");
		TOOLS.put("schema_migrations", "dbmate, golang-migrate or Rails");
	}

	private static final int MANY = 3;

	/**
	 * Return a query for one array of texts, such tables of all schemas.
	 * @return the SQL
	 */
	static String query() {
		String names = TOOLS.keySet().stream().map(SqlText::literal).collect(Collectors.joining(", "));
		return "SELECT pg_catalog.concat(s.nspname, '.', t.relname) FROM pg_catalog.pg_class t "
				+ "JOIN pg_catalog.pg_namespace s ON s.oid = t.relnamespace WHERE t.relkind IN ('r', 'p') "
				+ "AND t.relname IN (" + SqlText.literal(LEDGER) + ", " + names + ") ORDER BY 1";
	}

	/**
	 * Tell what somebody should know before a ledger is made, or who wonders that there
	 * is none.
	 * @param ledger the one that is missing
	 * @return sentences
	 */
	List<String> sentences(Ledger ledger) {
		List<String> sentences = new ArrayList<>();
		List<String> schemas = this.tables.stream()
			.filter((table) -> table.endsWith("." + LEDGER))
			.map(OtherTables::schema)
			.toList();
		if (!schemas.isEmpty()) {
			sentences.add("There is no ledger in schema " + ledger.schema() + " (limbeck.ledger.schema), but one in "
					+ ((schemas.size() == 1) ? "schema " : "schemas ") + some(schemas) + ".");
		}
		TOOLS.forEach((name, tool) -> this.tables.stream()
			.filter((table) -> table.endsWith("." + name))
			.forEach((table) -> sentences.add("There is " + table + ", a table of " + tool
					+ ": what that has applied is unknown to Limbeck until it is entered (limbeck adopt, limbeck stamp); docs/moving.md tells how.")));
		return sentences;
	}

	private static String schema(String table) {
		return table.substring(0, table.lastIndexOf('.'));
	}

	private static String some(List<String> schemas) {
		String named = String.join(", ", schemas.subList(0, Math.min(MANY, schemas.size())));
		return (schemas.size() > MANY) ? named + " and " + (schemas.size() - MANY) + " more" : named;
	}

}
