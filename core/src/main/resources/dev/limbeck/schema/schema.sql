SELECT 'schema' AS kind, 'pg_namespace' AS class, n.oid, 0 AS sub, NULL AS parent_class, 0 AS parent_oid, 0 AS parent_sub,
    ARRAY[n.nspname]::text[] AS name, pg_get_userbyid(n.nspowner) AS owner
  FROM pg_namespace n
  WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  ORDER BY n.nspname
