package dev.limbeck.adopt.proof;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.limbeck.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * How many rows tables have, and what their columns hold, whatever the order.
 *
 * @param columns a count and a digest, by table and column
 */
record TableRows(Map<String, Map<String, Held>> columns) {

	private static final String QUERIES = """
			SELECT pg_catalog.format('%I.%I', n.nspname, c.relname), a.attname, pg_catalog.format(
			    'SELECT pg_catalog.count(*), pg_catalog.md5(pg_catalog.string_agg(%1$I::text, E''\\n'' ORDER BY %1$I::text COLLATE "C")) FROM ONLY %2$I.%3$I',
			    a.attname, n.nspname, c.relname)
			  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
			  WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
			    AND c.relname NOT IN ('limbeck_revision', 'limbeck_script', 'limbeck_log') ORDER BY 1, a.attnum""";

	static TableRows read(Session session) throws SQLException {
		List<String> tables = new ArrayList<>();
		List<String> names = new ArrayList<>();
		List<String> queries = new ArrayList<>();
		session.query(QUERIES,
				(row) -> tables.add(row.getString(1)) && names.add(row.getString(2)) && queries.add(row.getString(3)));
		Map<String, Map<String, Held>> columns = new TreeMap<>();
		for (int i = 0; i < queries.size(); i++) {
			Held held = session.queryOne(queries.get(i), (row) -> new Held(row.getLong(1), row.getString(2)));
			columns.computeIfAbsent(tables.get(i), (table) -> new TreeMap<>()).put(names.get(i), held);
		}
		return new TableRows(columns);
	}

	/**
	 * Return the tables that have another number of rows elsewhere.
	 * @param other the other side
	 * @return sentences without full stops
	 */
	List<String> otherCounts(TableRows other) {
		List<String> differences = new ArrayList<>();
		this.columns.forEach((table, held) -> {
			long here = count(held);
			long there = count(other.columns.getOrDefault(table, Map.of()));
			if (here != there) {
				differences
					.add(table + " has " + here + " rows after the originals, and " + there + " after the revisions");
			}
		});
		return differences;
	}

	/**
	 * Return the columns that hold other values elsewhere, in tables with as many rows.
	 * @param other the other side
	 * @return names with those of their tables
	 */
	List<String> otherValues(TableRows other) {
		List<String> differences = new ArrayList<>();
		this.columns.forEach((table, held) -> held.forEach((column, here) -> {
			Held there = other.columns.getOrDefault(table, Map.of()).get(column);
			if (there != null && there.rows() == here.rows() && !there.equals(here)) {
				differences.add(table + "." + column);
			}
		}));
		return differences;
	}

	long withRows() {
		return this.columns.values().stream().filter((held) -> count(held) > 0).count();
	}

	private static long count(Map<String, Held> columns) {
		return columns.values().stream().mapToLong(Held::rows).findFirst().orElse(0);
	}

	/**
	 * What a column holds.
	 *
	 * @param rows how many rows its table has
	 * @param digest of all values, or {@code null} if there is none
	 */
	record Held(long rows, @Nullable String digest) {

	}

}
