package dev.limbeck.adopt.history;

import java.util.Arrays;
import java.util.List;

import dev.limbeck.adopt.project.Tool;

/**
 * The table in which a tool remembers what it has applied, and the query that reads it:
 * what the tool calls a migration, when and by whom it was applied, its checksum, and one
 * of {@code applied}, {@code failed}, {@code upto} (it and all before it), {@code head}
 * (it and all that it is built upon), {@code baseline} (all up to it) and {@code locked}.
 * What was taken back is left out. {@code %s} is the table. Times without a zone are
 * taken for UTC.
 */
enum HistoryTable {

	FLYWAY(Tool.FLYWAY, "flyway_schema_history", "installed_rank", """
			SELECT CASE WHEN h.version IS NULL THEN 'R:' || h.description ELSE h.version END, \
			h.installed_on::timestamptz::text, h.installed_by, h.checksum::text, \
			CASE WHEN NOT h.success THEN 'failed' WHEN h.type = 'BASELINE' THEN 'baseline' \
			WHEN h.type LIKE '%%BASELINE' THEN 'squash' ELSE 'applied' END FROM %1$s h \
			WHERE h.type NOT IN ('SCHEMA', 'DELETE') AND h.type NOT LIKE 'UNDO%%' \
			AND NOT EXISTS (SELECT FROM %1$s later WHERE later.installed_rank > h.installed_rank \
			AND (CASE WHEN h.version IS NULL THEN later.version IS NULL AND later.description = h.description \
			ELSE later.version = h.version END)) \
			ORDER BY h.installed_rank"""),

	GOOSE(Tool.GOOSE, "goose_db_version", "is_applied", """
			SELECT h.version_id::text, h.tstamp::timestamptz::text, NULL, NULL, 'applied' FROM (SELECT DISTINCT ON \
			(version_id) version_id, tstamp, is_applied FROM %s ORDER BY version_id, id DESC) h \
			WHERE h.is_applied AND h.version_id > 0 ORDER BY h.version_id"""),

	SQL_MIGRATE(Tool.SQL_MIGRATE, "gorp_migrations", "applied_at",
			"SELECT id, applied_at::text, NULL, NULL, 'applied' FROM %s ORDER BY 1"),

	DBMATE(Tool.DBMATE, "schema_migrations", "version",
			"SELECT version::text, NULL, NULL, NULL, 'applied' FROM %s ORDER BY 1"),

	GOLANG_MIGRATE(Tool.GOLANG_MIGRATE, "schema_migrations", "dirty",
			"SELECT version::text, NULL, NULL, NULL, CASE WHEN dirty THEN 'failed' ELSE 'upto' END FROM %s"),

	DIESEL(Tool.DIESEL, "__diesel_schema_migrations", "run_on",
			"SELECT version, run_on::timestamptz::text, NULL, NULL, 'applied' FROM %s ORDER BY 1"),

	PRISMA(Tool.PRISMA, "_prisma_migrations", "migration_name", """
			SELECT migration_name, finished_at::text, NULL, checksum, \
			CASE WHEN finished_at IS NULL THEN 'failed' ELSE 'applied' END FROM %s \
			WHERE rolled_back_at IS NULL ORDER BY started_at"""),

	LIQUIBASE(Tool.LIQUIBASE, "databasechangelog", "orderexecuted", """
			SELECT filename || '::' || id || '::' || author, dateexecuted::timestamptz::text, NULL, NULL, \
			CASE exectype WHEN 'FAILED' THEN 'failed' ELSE 'applied' END FROM %s \
			WHERE exectype <> 'SKIPPED' ORDER BY orderexecuted"""),

	ALEMBIC(Tool.ALEMBIC, "alembic_version", "version_num",
			"SELECT version_num, NULL, NULL, NULL, 'head' FROM %s ORDER BY 1"),

	SQITCH(Tool.SQITCH, "changes", "change_id", """
			SELECT change, committed_at::text, committer_name, NULL, 'applied' FROM %s ORDER BY committed_at""");

	private final Tool tool;

	private final String table;

	private final String column;

	private final String query;

	HistoryTable(Tool tool, String table, String column, String query) {
		this.tool = tool;
		this.table = table;
		this.column = column;
		this.query = query;
	}

	static List<HistoryTable> of(List<Tool> tools) {
		return Arrays.stream(values()).filter((table) -> tools.contains(table.tool)).toList();
	}

	Tool tool() {
		return this.tool;
	}

	/**
	 * Return its usual name.
	 * @return without a schema
	 */
	String table() {
		return this.table;
	}

	/**
	 * Return a column by which it is told from tables that only have its name.
	 * @return the column's name
	 */
	String column() {
		return this.column;
	}

	String query(String quoted) {
		return String.format(this.query, quoted);
	}

}
