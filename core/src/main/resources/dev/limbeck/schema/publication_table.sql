SELECT 'publication_table' AS kind, 'pg_publication_rel' AS class, r.oid, 0 AS sub, 'pg_publication' AS parent_class, r.prpubid AS parent_oid, 0 AS parent_sub,
    ARRAY[n.nspname, c.relname]::text[] AS name,
    (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)) AS columns, -- 15+
    pg_get_expr(r.prqual, r.prrelid) AS where -- 15+
    NULL AS columns -- <15
  FROM pg_publication_rel r JOIN pg_class c ON c.oid = r.prrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  ORDER BY r.prpubid, n.nspname, c.relname
