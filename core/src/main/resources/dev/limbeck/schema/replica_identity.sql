SELECT 'replica_identity' AS kind, 'replica_identity' AS class, c.oid, 0 AS sub, 'pg_class' AS parent_class, c.oid AS parent_oid, 0 AS parent_sub,
    ARRAY[]::text[] AS name,
    CASE c.relreplident WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING' ELSE 'USING INDEX ' || coalesce((SELECT quote_ident(i.relname) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid WHERE x.indrelid = c.oid AND x.indisreplident), '') END AS mode
  FROM pg_class c
  WHERE c.relkind IN ('r', 'p', 'm') AND c.relreplident <> 'd'
    AND c.relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')
  ORDER BY c.oid
