SELECT 'transform' AS kind, 'pg_transform' AS class, t.oid, 0 AS sub, NULL AS parent_class, 0 AS parent_oid, 0 AS parent_sub,
    ARRAY[format_type(t.trftype, NULL), l.lanname]::text[] AS name,
    nullif(t.trffromsql::oid, 0)::regprocedure::text AS from_sql, nullif(t.trftosql::oid, 0)::regprocedure::text AS to_sql
  FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang
  ORDER BY 8
