package dev.limbeck.squash;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.limbeck.LimbeckException;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.session.Session;
import dev.limbeck.sql.SqlText;

/**
 * The rows that revisions have left in a database that had none before, and the SQL that
 * puts the same there again.
 *
 * @param counts how many rows each table has that has any, by its name
 * @param digests what tables, materialized views and sequences hold, by their names
 * @param statements the SQL, without semicolons
 */
record ScratchRows(Map<String, Long> counts, Map<String, String> digests, List<String> statements) {

	// Names with schema; the ledger and what extensions own is left out.
	private static final String WHERE = """
			n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e \
			WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = c.oid AND e.deptype = 'e') \
			AND c.relname NOT IN ('limbeck_revision', 'limbeck_script', 'limbeck_log')""";

	private static final String TABLES = """
			SELECT c.oid, pg_catalog.format('%I.%I', n.nspname, c.relname), \
			COALESCE(pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum), ''), \
			COALESCE(pg_catalog.string_agg(pg_catalog.format('COALESCE(pg_catalog.quote_literal(%I::pg_catalog.text), ''NULL'')', \
			a.attname), ' || '', '' || ' ORDER BY a.attnum), ''''''), COALESCE(pg_catalog.bool_or(a.attidentity = 'a'), false), \
			EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal), \
			c.relrowsecurity AND c.relforcerowsecurity \
			FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
			LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped \
			AND a.attgenerated = '' WHERE c.relkind = 'r' AND %s GROUP BY c.oid, n.nspname, c.relname ORDER BY 2"""
		.replace("%s", WHERE);

	private static final String REFERENCES = """
			SELECT conrelid, confrelid FROM pg_catalog.pg_constraint WHERE contype = 'f' AND conrelid <> confrelid \
			ORDER BY 1, 2""";

	private static final String VIEWS = """
			SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) FROM pg_catalog.pg_class c \
			JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
			WHERE c.relkind = 'm' AND c.relispopulated AND %s ORDER BY c.oid""".replace("%s", WHERE);

	private static final String SEQUENCES = """
			SELECT pg_catalog.format('%I.%I', n.nspname, c.relname), pg_catalog.pg_sequence_last_value(q.seqrelid) \
			FROM pg_catalog.pg_sequence q JOIN pg_catalog.pg_class c ON c.oid = q.seqrelid \
			JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
			WHERE pg_catalog.pg_sequence_last_value(q.seqrelid) IS NOT NULL AND %s ORDER BY 1""".replace("%s",
			WHERE.replace("'limbeck_log')", "'limbeck_log', 'limbeck_log_id_seq')"));

	/**
	 * Read them.
	 * @param database the database
	 * @return what it holds
	 * @throws LimbeckException if it cannot be read
	 */
	static ScratchRows read(ScratchDatabase database) {
		try (Connection connection = database.open()) {
			Session session = new Session(connection);
			// Rather an error than rows that are hidden.
			session.execute("SET row_security = off; BEGIN");
			ScratchRows rows = read(session);
			session.execute("ROLLBACK");
			return rows;
		}
		catch (SQLException ex) {
			throw new LimbeckException("not-squashed",
					"The rows that revisions have inserted cannot be read: " + ex.getMessage(),
					"Look whether the revisions leave the tables readable to who applies them.", ex, ex.getSQLState());
		}
	}

	private static ScratchRows read(Session session) throws SQLException {
		Map<Long, Table> tables = new LinkedHashMap<>();
		session.query(TABLES, (row) -> tables.put(row.getLong(1), new Table(row.getString(2), row.getString(3),
				row.getString(4), row.getBoolean(5), row.getBoolean(6), row.getBoolean(7))));
		Map<String, Long> counts = new TreeMap<>();
		Map<String, String> digests = new TreeMap<>();
		List<String> statements = new ArrayList<>();
		for (Table table : inOrder(session, tables)) {
			if (table.columns().isEmpty()) {
				continue;
			}
			if (table.forced()) {
				session.execute(table.force("NO FORCE"));
			}
			List<String> rows = session.query(
					"SELECT " + table.values() + " FROM ONLY " + table.name() + " ORDER BY ctid",
					(row) -> row.getString(1));
			if (!rows.isEmpty()) {
				counts.put(table.name(), (long) rows.size());
				digests.put(table.name(), rows.stream().sorted().toList().toString());
				statements.addAll(table.inserts(rows));
			}
		}
		if (!counts.isEmpty()) {
			session.query(SEQUENCES, (row) -> {
				digests.put(row.getString(1), row.getString(2));
				return statements.add("SELECT pg_catalog.setval(" + SqlText.literal(row.getString(1)) + ", "
						+ row.getString(2) + ")");
			});
			session.query(VIEWS, (row) -> statements.add("REFRESH MATERIALIZED VIEW " + row.getString(1)));
		}
		return new ScratchRows(counts, digests, statements);
	}

	// Rows come behind those that they refer to.
	private static List<Table> inOrder(Session session, Map<Long, Table> tables) throws SQLException {
		Map<Long, Set<Long>> needs = new HashMap<>();
		session.query(REFERENCES,
				(row) -> needs.computeIfAbsent(row.getLong(1), (key) -> new LinkedHashSet<>()).add(row.getLong(2)));
		Set<Long> done = new LinkedHashSet<>();
		boolean moved = true;
		while (moved) {
			moved = false;
			for (Long table : tables.keySet()) {
				Set<Long> open = new LinkedHashSet<>(needs.getOrDefault(table, Set.of()));
				open.retainAll(tables.keySet());
				moved |= done.containsAll(open) && done.add(table);
			}
		}
		done.addAll(tables.keySet());
		return done.stream().map(tables::get).toList();
	}

	/**
	 * One table.
	 *
	 * @param name with its schema, quoted
	 * @param columns between commas, without those that are computed
	 * @param values an expression for a row as literals
	 * @param always whether a column has numbers of its own
	 * @param triggers whether it has triggers, which did their part already
	 * @param forced whether row security holds for its owner, too
	 */
	private record Table(String name, String columns, String values, boolean always, boolean triggers, boolean forced) {

		List<String> inserts(List<String> rows) {
			String insert = "INSERT INTO " + this.name + " (" + this.columns + ")"
					+ (this.always ? " OVERRIDING SYSTEM VALUE" : "") + " VALUES\n    ("
					+ String.join("),\n    (", rows) + ")";
			List<String> statements = new ArrayList<>(List.of(insert));
			if (this.triggers) {
				statements.add(0, "ALTER TABLE " + this.name + " DISABLE TRIGGER USER");
				statements.add("ALTER TABLE " + this.name + " ENABLE TRIGGER USER");
			}
			if (this.forced) {
				statements.add(0, force("NO FORCE"));
				statements.add(force("FORCE"));
			}
			return statements;
		}

		String force(String word) {
			return "ALTER TABLE " + this.name + " " + word + " ROW LEVEL SECURITY";
		}

	}

}
