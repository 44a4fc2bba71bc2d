package dev.limbeck.proof.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.proof.rows.TableShape.Column;
import dev.limbeck.proof.rows.TableShape.Reference;
import dev.limbeck.session.Session;

/**
 * Reads what the rows of all tables have to look like.
 */
final class ReadShapes {

	private static final String TABLES = """
			SELECT c.oid, format('%%I.%%I', n.nspname, c.relname),
			    concat_ws(' ', (SELECT string_agg(pg_get_constraintdef(k.oid), ' ') FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c'),
			      (SELECT string_agg(pg_get_expr(p.relpartbound, p.oid), ' ') FROM pg_partition_tree(c.oid) t JOIN pg_class p ON p.oid = t.relid))
			  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			  WHERE c.oid > %d AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
			    AND NOT (c.relname IN ('limbeck_revision', 'limbeck_script', 'limbeck_log') AND EXISTS (SELECT FROM pg_class l
			      WHERE l.relnamespace = c.relnamespace AND l.relname = 'limbeck_revision' AND obj_description(l.oid, 'pg_class') LIKE 'limbeck ledger %%'))
			  ORDER BY 1""";

	private static final String COLUMNS = """
			SELECT a.attrelid, quote_ident(a.attname), format_type(a.atttypid, a.atttypmod), b.typname, b.typcategory,
			    ARRAY(SELECT e.enumlabel FROM pg_enum e WHERE e.enumtypid = b.oid ORDER BY e.enumsortorder)::text[],
			    coalesce((WITH RECURSIVE d AS (SELECT t.oid, t.typbasetype UNION ALL
			        SELECT u.oid, u.typbasetype FROM pg_type u JOIN d ON u.oid = d.typbasetype)
			      SELECT string_agg(pg_get_constraintdef(k.oid), ' ') FROM pg_constraint k JOIN d ON k.contypid = d.oid), ''),
			    NOT (a.attnotnull OR t.typnotnull), a.atthasdef OR a.attidentity <> ''
			  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
			    JOIN pg_type t ON t.oid = a.atttypid
			    CROSS JOIN LATERAL (WITH RECURSIVE d AS (SELECT t.oid, t.typbasetype UNION ALL
			        SELECT u.oid, u.typbasetype FROM pg_type u JOIN d ON u.oid = d.typbasetype)
			      SELECT y.* FROM d JOIN pg_type y ON y.oid = d.oid WHERE d.typbasetype = 0) b
			  WHERE a.attrelid > %d AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity <> 'a'
			    AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
			  ORDER BY a.attrelid, a.attnum""";

	private static final String REFERENCES = """
			SELECT k.conrelid, k.confrelid, format('%%I.%%I', n.nspname, f.relname),
			    ARRAY(SELECT quote_ident(a.attname) FROM unnest(k.conkey) WITH ORDINALITY u (num, at) JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.num ORDER BY u.at)::text[],
			    ARRAY(SELECT quote_ident(a.attname) FROM unnest(k.confkey) WITH ORDINALITY u (num, at) JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.num ORDER BY u.at)::text[]
			  FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid JOIN pg_namespace n ON n.oid = f.relnamespace
			  WHERE k.conrelid > %d AND k.contype = 'f' AND k.conparentid = 0""";

	private ReadShapes() {
	}

	static List<TableShape> from(Session session, long number) throws SQLException {
		Map<Long, List<Column>> columns = new HashMap<>();
		Map<Long, List<Reference>> references = new HashMap<>();
		session.query(COLUMNS.formatted(number),
				(row) -> columns.computeIfAbsent(row.getLong(1), (table) -> new ArrayList<>()).add(column(row)));
		session.query(REFERENCES.formatted(number),
				(row) -> references.computeIfAbsent(row.getLong(1), (table) -> new ArrayList<>())
					.add(new Reference(row.getLong(2), row.getString(3), list(row, 4), list(row, 5))));
		return session.query(TABLES.formatted(number),
				(row) -> new TableShape(row.getLong(1), row.getString(2),
						columns.getOrDefault(row.getLong(1), List.of()), row.getString(3),
						references.getOrDefault(row.getLong(1), List.of())));
	}

	private static Column column(ResultSet row) throws SQLException {
		return new Column(row.getString(2), row.getString(3), row.getString(4), row.getString(5).charAt(0),
				list(row, 6), row.getString(7), row.getBoolean(8), row.getBoolean(9));
	}

	private static List<String> list(ResultSet row, int column) throws SQLException {
		return List.of((String[]) row.getArray(column).getArray());
	}

}
