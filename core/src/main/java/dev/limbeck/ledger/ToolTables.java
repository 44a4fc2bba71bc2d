package dev.limbeck.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import dev.limbeck.sql.SqlText;

/**
 * The usual names of the tables in which the tools remember what they have applied that
 * revisions can be adopted from.
 */
public final class ToolTables {

	private static final Map<String, String> BY_TOOL = Map.of("flyway", "flyway_schema_history", "goose",
			"goose_db_version", "dbmate", "schema_migrations", "golang-migrate", "schema_migrations", "diesel",
			"__diesel_schema_migrations", "prisma", "_prisma_migrations", "sql-migrate", "gorp_migrations", "liquibase",
			"databasechangelog", "sqitch", "changes", "alembic", "alembic_version");

	private ToolTables() {
	}

	/**
	 * Return a query for the tables of some tools, in any schema; of Sqitch only in its
	 * own.
	 * @param tools as the tag {@code @adopted} has them
	 * @return the SQL, for names that can be used in SQL
	 */
	public static String query(Collection<String> tools) {
		String names = tools.stream()
			.map((tool) -> SqlText.literal(BY_TOOL.getOrDefault(tool, "")))
			.distinct()
			.collect(Collectors.joining(", "));
		return "SELECT pg_catalog.format('%I.%I', s.nspname, t.relname) FROM pg_catalog.pg_class t "
				+ "JOIN pg_catalog.pg_namespace s ON s.oid = t.relnamespace WHERE t.relkind IN ('r', 'p') "
				+ "AND t.relname IN (" + names + ") AND (t.relname <> 'changes' OR s.nspname = 'sqitch') ORDER BY 1";
	}

}
