SELECT 'user_mapping' AS kind, 'pg_user_mapping' AS class, m.umid AS oid, 0 AS sub, 'pg_foreign_server' AS parent_class, m.srvid AS parent_oid, 0 AS parent_sub,
    ARRAY[CASE m.umuser WHEN 0 THEN 'public' ELSE 'role' END, m.usename]::text[] AS name
  FROM pg_user_mappings m
  ORDER BY m.srvid, m.usename
