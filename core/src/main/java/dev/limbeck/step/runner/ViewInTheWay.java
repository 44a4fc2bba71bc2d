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
 * @param visible whether its name alone is enough to mean it
 */
record ViewInTheWay(long oid, QualifiedName name, String kind, boolean visible) {

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
				    CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END, pg_catalog.pg_table_is_visible(c.oid)
				  FROM (SELECT oid, pg_catalog.max(depth) AS depth FROM hit GROUP BY oid) AS every
				  JOIN pg_catalog.pg_class c ON c.oid = every.oid
				  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
				  ORDER BY every.depth DESC, n.nspname, c.relname"""
			.formatted(SqlText.literal(root.sql()));
	}

	static ViewInTheWay read(ResultSet row) throws SQLException {
		return new ViewInTheWay(row.getLong(1), new QualifiedName(List.of(row.getString(2), row.getString(3))),
				row.getString(4), row.getBoolean(5));
	}

	/**
	 * Return a query for what scripts have given to columns of views, which goes with the
	 * same privilege on the whole view when that is taken.
	 * @param views those that have been made anew
	 * @return the SQL, for statements
	 */
	static String columns(List<ViewInTheWay> views) {
		return """
				SELECT pg_catalog.format('GRANT %%s (%%I) ON %%s TO %%s%%s', x.privilege_type, a.attname, v.name, CASE x.grantee
				    WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(x.grantee)) END,
				    CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
				  FROM pg_catalog.unnest(%s) v (name) JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.to_regclass(v.name)
				  JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
				  CROSS JOIN LATERAL pg_catalog.aclexplode(a.attacl) x WHERE x.grantee <> c.relowner"""
			.formatted(SqlText.textArray(views.stream().map((view) -> view.name().sql()).toList()));
	}

	/**
	 * Return a query for what gives views back what people have given to them, and takes
	 * what only default privileges have given to them as new ones, as far as the scripts
	 * that make them do not say something else. Owners come last: who has given a view
	 * away may not grant any more.
	 * @param views as they are now
	 * @param said what those scripts say of privileges, as {@link SaidPrivilege} has it
	 * @return the SQL, for statements in PL/pgSQL, where {@code columns} holds what
	 * {@link #columns} finds
	 */
	static String restoring(List<ViewInTheWay> views, String said) {
		String oids = views.stream().map((view) -> String.valueOf(view.oid())).collect(Collectors.joining(", "));
		return """
				WITH v AS (SELECT c.oid, c.relacl, c.relowner, c.relnamespace, pg_catalog.format('%%I.%%I', n.nspname, c.relname) AS name,
				    CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END AS kind
				    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
				    WHERE c.oid = ANY (ARRAY[%s]::pg_catalog.oid[])),
				  col AS (SELECT v.*, a.attname, a.attnum, a.attacl, pg_catalog.format('IF EXISTS (SELECT FROM '
				      || 'pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass(%%L) AND a.attname = %%L '
				      || 'AND NOT a.attisdropped', v.name, a.attname) AS found
				    FROM v JOIN pg_catalog.pg_attribute a ON a.attrelid = v.oid AND a.attnum > 0 AND NOT a.attisdropped),
				  role (oid, name, sql) AS (SELECT 0, 'public', 'PUBLIC' UNION ALL
				    SELECT r.oid, r.rolname::pg_catalog.text, pg_catalog.quote_ident(r.rolname) FROM pg_catalog.pg_roles r),
				  said (oid, given, privilege, role, grantable) AS (VALUES %s),
				  had AS (SELECT v.oid, x.grantee, x.privilege_type, x.is_grantable
				    FROM v CROSS JOIN LATERAL pg_catalog.aclexplode(v.relacl) x WHERE x.grantee <> v.relowner),
				  gets AS (SELECT v.oid, x.grantee, x.privilege_type, pg_catalog.bool_or(x.is_grantable) AS is_grantable
				    FROM v JOIN pg_catalog.pg_default_acl d ON d.defaclobjtype = 'r' AND d.defaclnamespace IN (0, v.relnamespace)
				    CROSS JOIN LATERAL pg_catalog.aclexplode(d.defaclacl) x WHERE x.grantee <> v.relowner GROUP BY 1, 2, 3)
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
				SELECT pg_catalog.format('IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass(%%L) '
				    || 'AND c.relowner <> %%s) THEN REVOKE %%s%%s ON %%s FROM %%s; END IF;', v.name, g.grantee,
				    CASE WHEN due.held THEN 'GRANT OPTION FOR ' ELSE '' END, g.privilege_type, v.name, role.sql), 3
				  FROM gets g JOIN v ON v.oid = g.oid JOIN role ON role.oid = g.grantee
				  CROSS JOIN LATERAL (SELECT pg_catalog.count(*) > 0 AS held, pg_catalog.bool_or(d.is_grantable) AS grantable FROM (
				    SELECT h.is_grantable FROM had h
				      WHERE h.oid = g.oid AND h.grantee = g.grantee AND h.privilege_type = g.privilege_type
				    UNION ALL SELECT s.grantable FROM said s WHERE s.oid = g.oid AND s.given AND s.role = role.name
				      AND s.privilege IN ('ALL', g.privilege_type)) d) due
				  WHERE NOT due.held OR (g.is_grantable AND NOT due.grantable)
				UNION ALL
				SELECT 'FOREACH again IN ARRAY columns LOOP EXECUTE again; END LOOP;', 4
				UNION ALL
				SELECT pg_catalog.format('IF pg_catalog.to_regclass(%%L) IS NOT NULL THEN GRANT %%s ON %%s TO %%s%%s; END IF;',
				    v.name, h.privilege_type, v.name, role.sql,
				    CASE WHEN h.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END), 5
				  FROM had h JOIN v ON v.oid = h.oid JOIN role ON role.oid = h.grantee
				  WHERE NOT EXISTS (SELECT FROM said s WHERE s.oid = v.oid AND NOT s.given AND s.role = role.name
				    AND s.privilege IN ('ALL', h.privilege_type))
				UNION ALL
				SELECT col.found || pg_catalog.format(') THEN GRANT %%s (%%I) ON %%s TO %%s%%s; END IF;',
				    x.privilege_type, col.attname, col.name, role.sql,
				    CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END), 6
				  FROM col CROSS JOIN LATERAL pg_catalog.aclexplode(col.attacl) x JOIN role ON role.oid = x.grantee
				  WHERE x.grantee <> col.relowner AND NOT EXISTS (SELECT FROM said s WHERE s.oid = col.oid AND NOT s.given
				    AND s.role = role.name AND s.privilege IN ('ALL', x.privilege_type))
				UNION ALL
				SELECT pg_catalog.format('IF pg_catalog.to_regclass(%%L) IS NOT NULL AND NOT EXISTS (SELECT FROM '
				    || 'pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass(%%L) AND t.tgname = %%L) THEN %%s; END IF;',
				    v.name, v.name, t.tgname, pg_catalog.pg_get_triggerdef(t.oid)), 7
				  FROM v JOIN pg_catalog.pg_trigger t ON t.tgrelid = v.oid AND NOT t.tgisinternal
				UNION ALL
				SELECT pg_catalog.format('IF pg_catalog.to_regclass(%%L) IS NOT NULL THEN ALTER %%s %%s OWNER TO %%I; END IF;',
				    v.name, v.kind, v.name, pg_catalog.pg_get_userbyid(v.relowner)), 8
				  FROM v WHERE pg_catalog.pg_get_userbyid(v.relowner) <> current_user
				ORDER BY 2"""
			.formatted(oids, said);
	}

}
