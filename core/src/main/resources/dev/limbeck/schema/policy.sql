SELECT 'policy' AS kind, 'pg_policy' AS class, p.oid, 0 AS sub, 'pg_class' AS parent_class, p.polrelid AS parent_oid, 0 AS parent_sub,
    ARRAY[p.polname]::text[] AS name,
    CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END AS command,
    CASE WHEN NOT p.polpermissive THEN 'true' END AS restrictive,
    (SELECT string_agg(CASE r WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(r)) END, ', ' ORDER BY 1) FROM unnest(p.polroles) r) AS roles,
    pg_get_expr(p.polqual, p.polrelid) AS using,
    pg_get_expr(p.polwithcheck, p.polrelid) AS check
  FROM pg_policy p
  ORDER BY p.polrelid, p.polname
