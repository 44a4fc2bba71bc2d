SELECT 'comment' AS kind, 'comment' AS class, 0 AS oid, 0 AS sub, d.classoid::regclass::text AS parent_class, d.objoid AS parent_oid, d.objsubid AS parent_sub,
    ARRAY[]::text[] AS name, d.description AS text
  FROM pg_description d
  WHERE d.objoid >= 16384 OR d.classoid = 'pg_namespace'::regclass
  ORDER BY d.classoid, d.objoid, d.objsubid
