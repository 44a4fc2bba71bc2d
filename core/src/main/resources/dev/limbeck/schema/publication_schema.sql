SELECT 'publication_schema' AS kind, 'pg_publication_namespace' AS class, r.oid, 0 AS sub, 'pg_publication' AS parent_class, r.pnpubid AS parent_oid, 0 AS parent_sub, -- 15+
    ARRAY[n.nspname]::text[] AS name -- 15+
  FROM pg_publication_namespace r JOIN pg_namespace n ON n.oid = r.pnnspid -- 15+
  ORDER BY r.pnpubid, n.nspname -- 15+
SELECT WHERE false -- <15
