SELECT 'index_attachment' AS kind, 'index_attachment' AS class, h.inhrelid AS oid, 0 AS sub, 'pg_class' AS parent_class, h.inhrelid AS parent_oid, 0 AS parent_sub,
    ARRAY[]::text[] AS name,
    h.inhparent::regclass::text AS index
  FROM pg_inherits h JOIN pg_class i ON i.oid = h.inhrelid
  WHERE i.relkind IN ('i', 'I')
  ORDER BY h.inhrelid
