SELECT 'security_label' AS kind, 'security_label' AS class, 0 AS oid, 0 AS sub, l.classoid::regclass::text AS parent_class, l.objoid AS parent_oid, l.objsubid AS parent_sub,
    ARRAY[l.provider]::text[] AS name, l.label AS label
  FROM pg_seclabel l
  ORDER BY l.classoid, l.objoid, l.objsubid, l.provider
