SELECT CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized_view' WHEN 'f' THEN 'foreign_table' WHEN 'c' THEN 'composite_type' ELSE 'table' END AS kind,
    'pg_class' AS class, c.oid, 0 AS sub, 'pg_namespace' AS parent_class, c.relnamespace AS parent_oid, 0 AS parent_sub,
    ARRAY[c.relname]::text[] AS name, pg_get_userbyid(c.relowner) AS owner,
    CASE WHEN c.relpersistence = 'u' THEN 'true' END AS unlogged,
    CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partition_key,
    (SELECT string_agg(o, ', ' ORDER BY o) FROM unnest(c.reloptions) o) AS options,
    array_to_string(c.reloptions, ', ') AS "~written_options",
    (SELECT string_agg('toast.' || o, ', ' ORDER BY o) FROM pg_class t, unnest(t.reloptions) o WHERE t.oid = c.reltoastrelid) AS toast_options,
    t.spcname AS tablespace,
    CASE WHEN a.amname <> 'heap' THEN a.amname END AS access_method,
    CASE WHEN c.relrowsecurity THEN 'true' END AS row_security,
    CASE WHEN c.relforcerowsecurity THEN 'true' END AS force_row_security,
    CASE WHEN c.relkind IN ('v', 'm') THEN rtrim(pg_get_viewdef(c.oid), ';') END AS definition,
    CASE WHEN c.relkind = 'm' AND NOT c.relispopulated THEN 'true' END AS empty,
    CASE WHEN c.relkind IN ('v', 'm') THEN (SELECT string_agg(quote_ident(k.attname) || ' ' || format_type(k.atttypid, k.atttypmod)
        || CASE WHEN k.attcollation <> y.typcollation THEN ' ' || k.attcollation::regcollation::text ELSE '' END, ', ' ORDER BY k.attnum)
      FROM pg_attribute k JOIN pg_type y ON y.oid = k.atttypid WHERE k.attrelid = c.oid AND k.attnum > 0) END AS "~columns",
    s.srvname AS server,
    (SELECT string_agg(quote_ident(split_part(o, '=', 1)) || ' ' || quote_literal(substr(o, strpos(o, '=') + 1)), ', ' ORDER BY o) FROM unnest(f.ftoptions) o) AS foreign_options
  FROM pg_class c
    LEFT JOIN pg_tablespace t ON t.oid = c.reltablespace
    LEFT JOIN pg_am a ON a.oid = c.relam
    LEFT JOIN pg_foreign_table f ON f.ftrelid = c.oid
    LEFT JOIN pg_foreign_server s ON s.oid = f.ftserver
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
    AND c.relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')
  ORDER BY c.relname
