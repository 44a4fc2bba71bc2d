package dev.limbeck.step.runner;

import java.sql.SQLException;
import java.util.List;

import dev.limbeck.session.Session;
import dev.limbeck.sql.NonTransactionalStatement;
import dev.limbeck.sql.NonTransactionalStatement.CreateIndex;
import dev.limbeck.sql.NonTransactionalStatement.CreateObject;
import dev.limbeck.sql.NonTransactionalStatement.DetachPartition;
import dev.limbeck.sql.NonTransactionalStatement.DropIndex;
import dev.limbeck.sql.NonTransactionalStatement.DropObject;
import dev.limbeck.sql.NonTransactionalStatement.Kind;
import dev.limbeck.sql.NonTransactionalStatement.Reindex;
import dev.limbeck.sql.NonTransactionalStatement.Repeatable;
import dev.limbeck.sql.QualifiedName;
import dev.limbeck.sql.SqlText;
import dev.limbeck.step.failure.CatalogFinding;
import dev.limbeck.step.failure.CatalogFinding.Busy;
import dev.limbeck.step.failure.CatalogFinding.Done;
import dev.limbeck.step.failure.CatalogFinding.Halfway;
import dev.limbeck.step.failure.CatalogFinding.Undone;
import dev.limbeck.step.failure.CatalogFinding.Unknown;

/**
 * Asks the catalog what became of a statement that was sent alone. The session holds the
 * migration lock, and has the search path that the statement had.
 *
 * @param session the session
 */
record CatalogLook(Session session) {

	// Builds of other roles are seen without their names.
	private static final String BUILDER = "(SELECT pg_catalog.min(p.pid) FROM pg_catalog.pg_stat_progress_create_index p "
			+ "JOIN pg_catalog.pg_database d ON d.oid = p.datid WHERE d.datname = pg_catalog.current_database() "
			+ "AND p.pid <> pg_catalog.pg_backend_pid() AND (p.index_relid = x.indexrelid OR p.relid IS NULL))";

	private static final String INDEX = "SELECT pg_catalog.format('%I.%I', n.nspname, c.relname), x.indisvalid, "
			+ BUILDER + " FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class c ON c.oid = x.indexrelid "
			+ "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE ";

	private static final String SUFFIX = "'_cc(new|old)[0-9]*$'";

	CatalogFinding look(NonTransactionalStatement statement) throws SQLException {
		if (statement instanceof CreateIndex create) {
			return created(create);
		}
		if (statement instanceof DropIndex drop) {
			return undoneIf(exists("pg_catalog.pg_index WHERE indexrelid = " + oid(drop.index())));
		}
		if (statement instanceof Reindex reindex) {
			return rebuilt(reindex);
		}
		if (statement instanceof DetachPartition detach) {
			return detached(detach);
		}
		if (statement instanceof CreateObject create) {
			return undoneIf(!exists(row(create.kind(), create.name())));
		}
		if (statement instanceof DropObject drop) {
			return undoneIf(exists(row(drop.kind(), drop.name())));
		}
		return (statement instanceof Repeatable) ? CatalogFinding.NOTHING : new Unknown();
	}

	private static CatalogFinding undoneIf(boolean undone) {
		return undone ? CatalogFinding.NOTHING : new Done();
	}

	// An index lies in the schema of its table.
	private CatalogFinding created(CreateIndex create) throws SQLException {
		List<Index> found = indexes("x.indrelid = " + oid(create.table()) + " AND c.relname = "
				+ SqlText.literal(create.index()) + "::pg_catalog.name");
		return (!found.isEmpty() && found.get(0).valid()) ? new Done() : undone(found);
	}

	// What is left over of a rebuild bears the name of the index, and a suffix. A long
	// name is cut short for it.
	private CatalogFinding rebuilt(Reindex reindex) throws SQLException {
		String named = "pg_catalog.regexp_replace(c.relname, " + SUFFIX + ", '')";
		String original = reindex.table() ? "o.indrelid IN (" + relations(reindex.name()) + ")"
				: "o.indexrelid IN (" + relations(reindex.name()) + ")";
		return undone(indexes("NOT x.indisvalid AND c.relname OPERATOR(pg_catalog.~) " + SUFFIX
				+ " AND EXISTS (SELECT FROM pg_catalog.pg_index o JOIN pg_catalog.pg_class oc ON oc.oid = o.indexrelid "
				+ "WHERE o.indrelid = x.indrelid AND o.indexrelid <> x.indexrelid AND " + original
				+ " AND (oc.relname = " + named + " OR (pg_catalog.octet_length(c.relname::pg_catalog.text) >= 60 AND "
				+ "pg_catalog.starts_with(oc.relname::pg_catalog.text, " + named + "))))"));
	}

	private static String relations(QualifiedName name) {
		return "SELECT " + oid(name) + " UNION ALL SELECT relid FROM pg_catalog.pg_partition_tree(" + oid(name)
				+ ") UNION ALL SELECT reltoastrelid FROM pg_catalog.pg_class WHERE oid = " + oid(name);
	}

	private static CatalogFinding undone(List<Index> found) {
		for (Index index : found) {
			if (index.builder() != 0) {
				return new Busy(index.name(), index.builder());
			}
		}
		return new Undone(found.stream().map((index) -> "DROP INDEX CONCURRENTLY " + index.name()).toList());
	}

	private List<Index> indexes(String condition) throws SQLException {
		return this.session.query(INDEX + condition,
				(row) -> new Index(row.getString(1), row.getBoolean(2), row.getInt(3)));
	}

	private CatalogFinding detached(DetachPartition detach) throws SQLException {
		List<Boolean> pending = this.session
			.query("SELECT inhdetachpending FROM pg_catalog.pg_inherits WHERE inhrelid = " + oid(detach.partition())
					+ " AND inhparent = " + oid(detach.table()), (row) -> row.getBoolean(1));
		if (pending.contains(true)) {
			return new Halfway("ALTER TABLE " + detach.table().sql() + " DETACH PARTITION " + detach.partition().sql()
					+ " FINALIZE");
		}
		return undoneIf(!pending.isEmpty() || !exists("pg_catalog.pg_class WHERE oid = " + oid(detach.partition())));
	}

	private boolean exists(String rows) throws SQLException {
		return this.session.queryOne("SELECT EXISTS (SELECT FROM " + rows + ")", (row) -> row.getBoolean(1));
	}

	private static String row(Kind kind, String name) {
		String literal = SqlText.literal(name) + "::pg_catalog.name";
		return switch (kind) {
			case DATABASE -> "pg_catalog.pg_database WHERE datname = " + literal;
			case TABLESPACE -> "pg_catalog.pg_tablespace WHERE spcname = " + literal;
			case SUBSCRIPTION ->
				"pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid WHERE s.subname = "
						+ literal + " AND d.datname = pg_catalog.current_database()";
		};
	}

	private static String oid(QualifiedName name) {
		return "pg_catalog.to_regclass(" + SqlText.literal(name.sql()) + ")";
	}

	/**
	 * An index.
	 *
	 * @param name its name with its schema, as SQL
	 * @param valid whether queries may use it
	 * @param builder the backend of somebody else who builds it, or 0
	 */
	private record Index(String name, boolean valid, int builder) {

	}

}
