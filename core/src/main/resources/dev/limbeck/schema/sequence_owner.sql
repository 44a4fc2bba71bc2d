SELECT 'sequence_owner' AS kind, 'sequence_owner' AS class, d.objid AS oid, 0 AS sub, 'pg_class' AS parent_class, d.objid AS parent_oid, 0 AS parent_sub,
    ARRAY[]::text[] AS name,
    quote_ident(n.nspname) || '.' || quote_ident(t.relname) || '.' || quote_ident(a.attname) AS column
  FROM pg_depend d
    JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
    JOIN pg_class t ON t.oid = d.refobjid
    JOIN pg_namespace n ON n.oid = t.relnamespace
    JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
  WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'a'
  ORDER BY s.relname
