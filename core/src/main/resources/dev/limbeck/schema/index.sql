SELECT 'index' AS kind, 'pg_class' AS class, i.oid, 0 AS sub, 'pg_class' AS parent_class, x.indrelid AS parent_oid, 0 AS parent_sub,
    ARRAY[i.relname]::text[] AS name,
    CASE WHEN x.indisunique THEN 'true' END AS unique,
    CASE WHEN c.relkind = 'p' THEN 'true' END AS "~only",
    ltrim(substr(d.text, strpos(substr(d.text, d.prefix + 1), ' USING ') + d.prefix)) AS definition,
    t.spcname AS tablespace,
    CASE WHEN x.indisclustered THEN 'true' END AS clustered,
    CASE WHEN NOT x.indisvalid THEN 'true' END AS invalid,
    (SELECT string_agg(a.attnum || ' ' || a.attstattarget, ', ' ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = i.oid AND a.attstattarget >= 0) AS statistics
  FROM pg_index x
    JOIN pg_class i ON i.oid = x.indexrelid
    JOIN pg_class c ON c.oid = x.indrelid
    LEFT JOIN pg_tablespace t ON t.oid = i.reltablespace
    CROSS JOIN LATERAL (SELECT pg_get_indexdef(i.oid), length('CREATE INDEX ' || CASE WHEN x.indisunique THEN 'UNIQUE ' ELSE '' END
      || quote_ident(i.relname) || ' ON ' || CASE WHEN c.relkind = 'p' THEN 'ONLY ' ELSE '' END || c.oid::regclass::text) /* asked once, not at each use */ OFFSET 0) AS d (text, prefix)
  WHERE c.relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')
    AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.oid AND k.contype IN ('p', 'u', 'x'))
  ORDER BY i.relname
