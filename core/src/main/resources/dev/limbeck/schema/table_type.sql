SELECT 'table_type' AS kind, 'table_type' AS class, c.oid, 0 AS sub, 'pg_class' AS parent_class, c.oid AS parent_oid, 0 AS parent_sub,
    ARRAY[]::text[] AS name,
    format_type(c.reloftype, NULL) AS type,
    (SELECT string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attname) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
  FROM pg_class c
  WHERE c.reloftype <> 0 AND c.relkind IN ('r', 'p')
  ORDER BY c.oid
