SELECT 'constraint' AS kind, 'pg_constraint' AS class, k.oid, 0 AS sub, 'pg_class' AS parent_class, k.conrelid AS parent_oid, 0 AS parent_sub,
    ARRAY[k.conname]::text[] AS name,
    CASE k.contype WHEN 'p' THEN 'primary_key' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'foreign_key' WHEN 'c' THEN 'check' WHEN 'x' THEN 'exclusion' END AS type,
    regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', '') AS definition,
    CASE WHEN NOT k.convalidated THEN 'true' END AS not_valid,
    (SELECT string_agg(o, ', ' ORDER BY o) FROM unnest(i.reloptions) o) AS options,
    t.spcname AS tablespace,
    CASE WHEN c.relkind = 'p' THEN 'true' END AS "~partitioned",
    CASE WHEN k.coninhcount > 0 AND NOT k.conislocal AND c.relispartition THEN 'true' END AS inherited,
    CASE WHEN k.coninhcount > 0 AND NOT k.conislocal AND NOT c.relispartition THEN 'true' END AS "~inherited",
    CASE WHEN x.indisclustered THEN 'true' END AS clustered
  FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid
    LEFT JOIN pg_class i ON i.oid = k.conindid AND k.contype IN ('p', 'u', 'x')
    LEFT JOIN pg_index x ON x.indexrelid = i.oid
    LEFT JOIN pg_tablespace t ON t.oid = i.reltablespace
  WHERE k.contype IN ('p', 'u', 'f', 'c', 'x')
    AND NOT EXISTS (SELECT FROM pg_constraint p WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)
    AND c.relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')
  ORDER BY k.conrelid, k.contype = 'f', k.contype <> 'p', k.conname
