package dev.limbeck.doctor.scratch;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

import dev.limbeck.session.Session;

/**
 * Which tables a session has written rows to since it last told the server's statistics.
 *
 * @param tables how many rows were put in, and how many were changed or taken out, by the
 * number of the table
 */
record WrittenRows(Map<String, Count> tables) {

	private static final String SQL = """
			SELECT pg_catalog.format('%I.%I', s.schemaname, s.relname), s.n_tup_ins, s.n_tup_upd + s.n_tup_del
			  FROM pg_catalog.pg_stat_xact_user_tables s WHERE s.n_tup_ins + s.n_tup_upd + s.n_tup_del > 0""";

	static WrittenRows of(Session session) throws SQLException {
		Map<String, Count> tables = new TreeMap<>();
		session.query(SQL, (row) -> tables.put(row.getString(1), new Count(row.getLong(2), row.getLong(3))));
		return new WrittenRows(tables);
	}

	/**
	 * Tell whether rows were changed or taken out meanwhile.
	 * @param later another look at the same session
	 * @return whether any was
	 */
	boolean lose(WrittenRows later) {
		return later.tables()
			.entrySet()
			.stream()
			.anyMatch((entry) -> entry.getValue().changed() > count(entry.getKey()).changed());
	}

	/**
	 * Tell whether anything was written meanwhile.
	 * @param later another look at the same session
	 * @return whether a count differs
	 */
	boolean differ(WrittenRows later) {
		return !this.tables.equals(later.tables());
	}

	private Count count(String table) {
		return this.tables.getOrDefault(table, new Count(0, 0));
	}

	/**
	 * How many rows were written.
	 *
	 * @param added those that were put in
	 * @param changed those that were changed or taken out
	 */
	record Count(long added, long changed) {

	}

}
