SELECT 'default' AS kind, 'pg_attrdef' AS class, d.oid, 0 AS sub, 'pg_class' AS parent_class, d.adrelid AS parent_oid, d.adnum AS parent_sub,
    ARRAY[]::text[] AS name,
    pg_get_expr(d.adbin, d.adrelid) AS expression
  FROM pg_attrdef d
    JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
  WHERE a.attgenerated = ''
  ORDER BY d.adrelid, d.adnum
