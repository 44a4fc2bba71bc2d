package dev.limbeck.proof;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.limbeck.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * What the tables and sequences of a database hold, and in which files, under numbers
 * that outlive a rename.
 *
 * @param columns the values of columns, by the numbers of table and column
 * @param files the file of each table, by its number
 * @param numbers the last number that a sequence of a column has given, counted in its
 * direction; {@code null} if it has given none
 */
record Contents(Map<Part, Column> columns, Map<Long, TableFile> files, Map<Part, @Nullable Long> numbers) {

	private static final String PARTS = """
			SELECT c.oid, a.attnum, n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
			    a.attgenerated <> '', c.relkind = 'p', coalesce(w.nspname || '.' || w.relname, ''),
			    format('SELECT count(*), count(%1$I), md5(string_agg(%1$I::text, E''\\n'' ORDER BY %1$I::text COLLATE "C")) FROM %4$s %2$I.%3$I',
			      a.attname, n.nspname, c.relname, CASE c.relkind WHEN 'r' THEN 'ONLY' END)
			  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
			    LEFT JOIN LATERAL (SELECT wn.nspname, wc.relname FROM pg_class wc JOIN pg_namespace wn ON wn.oid = wc.relnamespace
			      WHERE c.relispartition AND wc.oid = pg_partition_root(c.oid)) w ON true
			  WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
			    AND NOT (c.relname IN ('limbeck_revision', 'limbeck_script', 'limbeck_log') AND EXISTS (SELECT FROM pg_class l
			      WHERE l.relnamespace = c.relnamespace AND l.relname = 'limbeck_revision' AND obj_description(l.oid, 'pg_class') LIKE 'limbeck ledger %'))
			  ORDER BY 1, 2""";

	private static final String FILES = """
			SELECT c.oid, n.nspname, c.relname, c.relfilenode FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			  WHERE c.relkind IN ('r', 'm') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
			    AND NOT (c.relname IN ('limbeck_revision', 'limbeck_script', 'limbeck_log') AND EXISTS (SELECT FROM pg_class l
			      WHERE l.relnamespace = c.relnamespace AND l.relname = 'limbeck_revision' AND obj_description(l.oid, 'pg_class') LIKE 'limbeck ledger %'))""";

	private static final String SEQUENCES = """
			SELECT d.refobjid, d.refobjsubid, pg_sequence_last_value(s.seqrelid) * sign(s.seqincrement) FROM pg_sequence s
			  JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid
			    AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
			  ORDER BY 3 NULLS FIRST""";

	static Contents read(Session session) throws SQLException {
		List<Part> parts = new ArrayList<>();
		List<Column> described = new ArrayList<>();
		List<String> queries = new ArrayList<>();
		session.query(PARTS, (row) -> {
			parts.add(new Part(row.getLong(1), row.getInt(2)));
			described.add(new Column(row.getString(3), row.getString(4), row.getString(5), row.getString(6),
					row.getBoolean(7), row.getBoolean(8), row.getString(9), 0, 0, null));
			return queries.add(row.getString(10));
		});
		return new Contents(columns(session, parts, described, queries), files(session), numbers(session));
	}

	/**
	 * Return what is still there somewhere else.
	 * @param later what is held later on
	 * @return the columns that hold no less there; nothing of files and numbers
	 */
	Contents survivingIn(Contents later) {
		Map<Part, Column> surviving = new TreeMap<>();
		this.columns.forEach((part, column) -> {
			Column then = later.columns().get(part);
			if (then != null && then.rows() >= column.rows() && then.values() >= column.values()) {
				surviving.put(part, column);
			}
		});
		return new Contents(surviving, Map.of(), Map.of());
	}

	private static Map<Part, Column> columns(Session session, List<Part> parts, List<Column> described,
			List<String> queries) throws SQLException {
		Map<Part, Column> columns = new TreeMap<>();
		List<Session.RowReader<?>> readers = new ArrayList<>();
		for (int index = 0; index < parts.size(); index++) {
			Part part = parts.get(index);
			Column column = described.get(index);
			readers.add((row) -> columns.put(part, column.holding(row.getLong(1), row.getLong(2), row.getString(3))));
		}
		if (!queries.isEmpty()) {
			session.queryEach(String.join(";\n", queries), readers);
		}
		return columns;
	}

	private static Map<Long, TableFile> files(Session session) throws SQLException {
		Map<Long, TableFile> files = new TreeMap<>();
		session.query(FILES,
				(row) -> files.put(row.getLong(1), new TableFile(row.getString(2), row.getString(3), row.getLong(4))));
		return files;
	}

	private static Map<Part, @Nullable Long> numbers(Session session) throws SQLException {
		Map<Part, @Nullable Long> numbers = new TreeMap<>();
		session.query(SEQUENCES, (row) -> numbers.put(new Part(row.getLong(1), row.getInt(2)),
				(row.getString(3) != null) ? row.getLong(3) : null));
		return numbers;
	}

	/**
	 * A column while it exists.
	 *
	 * @param table the number of its table
	 * @param number its own
	 */
	record Part(long table, int number) implements Comparable<Part> {

		@Override
		public int compareTo(Part other) {
			int order = Long.compare(this.table, other.table);
			return (order != 0) ? order : Integer.compare(this.number, other.number);
		}

	}

	/**
	 * What a column holds.
	 *
	 * @param schema the schema of its table
	 * @param table its table
	 * @param name its name
	 * @param type its type, as it is written
	 * @param computed whether its values follow from others
	 * @param partitioned whether what it holds is held by partitions
	 * @param whole the table, with its schema, whose partition its table is at last, or
	 * nothing
	 * @param rows how many rows the table has
	 * @param values how many of them have a value
	 * @param digest of all values, or {@code null} if there is none
	 */
	record Column(String schema, String table, String name, String type, boolean computed, boolean partitioned,
			String whole, long rows, long values, @Nullable String digest) {

		Column holding(long rows, long values, @Nullable String digest) {
			return new Column(this.schema, this.table, this.name, this.type, this.computed, this.partitioned,
					this.whole, rows, values, digest);
		}

	}

	/**
	 * Where rows are kept.
	 *
	 * @param schema of the table
	 * @param table its name
	 * @param file the number of the file
	 */
	record TableFile(String schema, String table, long file) {

	}

}
