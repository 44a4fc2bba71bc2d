SELECT 'access_method' AS kind, 'pg_am' AS class, a.oid, 0 AS sub, NULL AS parent_class, 0 AS parent_oid, 0 AS parent_sub,
    ARRAY[a.amname]::text[] AS name,
    CASE a.amtype WHEN 't' THEN 'TABLE' ELSE 'INDEX' END AS type, a.amhandler::regproc::text AS handler
  FROM pg_am a
  WHERE a.oid >= 16384
  ORDER BY a.amname
