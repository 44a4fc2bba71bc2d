package dev.limbeck.step.runner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

import dev.limbeck.sql.QualifiedName;
import dev.limbeck.sql.SqlText;

/**
 * A view that has to go before another one can be made anew.
 *
 * @param oid its number
 * @param name its name, with its schema
 * @param kind {@code VIEW} or {@code MATERIALIZED VIEW}
 */
record ViewInTheWay(long oid, QualifiedName name, String kind) {

	/**
	 * Return a query for a view and all views upon it, those that stand on others first.
	 * @param root the view
	 * @return the SQL; no row if there is no such view
	 */
	static String query(QualifiedName root) {
		return """
				WITH RECURSIVE hit (oid, depth) AS (
				  SELECT c.oid, 0 FROM pg_catalog.pg_class c
				    WHERE c.oid = pg_catalog.to_regclass(%s) AND c.relkind IN ('v', 'm')
				  UNION
				  SELECT r.ev_class, h.depth + 1 FROM hit h
				    JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
				      AND d.refobjid = h.oid AND d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
				    JOIN pg_catalog.pg_rewrite r ON r.oid = d.objid AND r.ev_class <> h.oid)
				SELECT c.oid::pg_catalog.int8, n.nspname, c.relname,
				    CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END
				  FROM (SELECT oid, pg_catalog.max(depth) AS depth FROM hit GROUP BY oid) AS every
				  JOIN pg_catalog.pg_class c ON c.oid = every.oid
				  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
				  ORDER BY every.depth DESC, n.nspname, c.relname""".formatted(SqlText.literal(root.sql()));
	}

	static ViewInTheWay read(ResultSet row) throws SQLException {
		return new ViewInTheWay(row.getLong(1), new QualifiedName(List.of(row.getString(2), row.getString(3))),
				row.getString(4));
	}

	/**
	 * Return a query for what gives views back what people have given to them, as far as
	 * the scripts that make them do not say something else. Owners come last: who has
	 * given a view away may not grant any more.
	 * @param views as they are now
	 * @return the SQL, for statements in PL/pgSQL
	 */
	static String restoring(List<ViewInTheWay> views) {
		String oids = views.stream().map((view) -> String.valueOf(view.oid())).collect(Collectors.joining(", "));
		return """
				WITH v AS (SELECT c.oid, c.relacl, c.relowner, pg_catalog.format('%%I.%%I', n.nspname, c.relname) AS name,
				    CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END AS kind
				    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
				    WHERE c.oid = ANY (ARRAY[%s]::pg_catalog.oid[])),
				  col AS (SELECT v.*, a.attname, a.attnum, a.attacl, pg_catalog.format('IF EXISTS (SELECT FROM '
				      || 'pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass(%%L) AND a.attname = %%L '
				      || 'AND NOT a.attisdropped', v.name, a.attname) AS found
				    FROM v JOIN pg_catalog.pg_attribute a ON a.attrelid = v.oid AND a.attnum > 0 AND NOT a.attisdropped)
				SELECT pg_catalog.format('IF pg_catalog.to_regclass(%%L) IS NOT NULL AND '
				    || 'pg_catalog.obj_description(pg_catalog.to_regclass(%%L), ''pg_class'') IS NULL THEN COMMENT ON %%s %%s IS %%L; '
				    || 'END IF;', v.name, v.name, v.kind, v.name, pg_catalog.obj_description(v.oid, 'pg_class')), 1
				  FROM v WHERE pg_catalog.obj_description(v.oid, 'pg_class') IS NOT NULL
				UNION ALL
				SELECT col.found || pg_catalog.format(' AND pg_catalog.col_description(a.attrelid, a.attnum) IS NULL) THEN '
				    || 'COMMENT ON COLUMN %%s.%%I IS %%L; END IF;', col.name, col.attname,
				    pg_catalog.col_description(col.oid, col.attnum)), 2
				  FROM col WHERE pg_catalog.col_description(col.oid, col.attnum) IS NOT NULL
				UNION ALL
				SELECT pg_catalog.format('IF pg_catalog.to_regclass(%%L) IS NOT NULL THEN GRANT %%s ON %%s TO %%s%%s; END IF;',
				    v.name, x.privilege_type, v.name, CASE x.grantee WHEN 0 THEN 'PUBLIC'
				    ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(x.grantee)) END,
				    CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END), 3
				  FROM v CROSS JOIN LATERAL pg_catalog.aclexplode(v.relacl) x WHERE x.grantee <> v.relowner
				UNION ALL
				SELECT col.found || pg_catalog.format(') THEN GRANT %%s (%%I) ON %%s TO %%s%%s; END IF;',
				    x.privilege_type, col.attname, col.name, CASE x.grantee WHEN 0 THEN 'PUBLIC'
				    ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(x.grantee)) END,
				    CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END), 4
				  FROM col CROSS JOIN LATERAL pg_catalog.aclexplode(col.attacl) x WHERE x.grantee <> col.relowner
				UNION ALL
				SELECT pg_catalog.format('IF pg_catalog.to_regclass(%%L) IS NOT NULL AND NOT EXISTS (SELECT FROM '
				    || 'pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass(%%L) AND t.tgname = %%L) THEN %%s; END IF;',
				    v.name, v.name, t.tgname, pg_catalog.pg_get_triggerdef(t.oid)), 5
				  FROM v JOIN pg_catalog.pg_trigger t ON t.tgrelid = v.oid AND NOT t.tgisinternal
				UNION ALL
				SELECT pg_catalog.format('IF pg_catalog.to_regclass(%%L) IS NOT NULL THEN ALTER %%s %%s OWNER TO %%I; END IF;',
				    v.name, v.kind, v.name, pg_catalog.pg_get_userbyid(v.relowner)), 6
				  FROM v WHERE pg_catalog.pg_get_userbyid(v.relowner) <> current_user
				ORDER BY 2"""
			.formatted(oids);
	}

}
