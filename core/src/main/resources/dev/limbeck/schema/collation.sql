SELECT 'collation' AS kind, 'pg_collation' AS class, c.oid, 0 AS sub, 'pg_namespace' AS parent_class, c.collnamespace AS parent_oid, 0 AS parent_sub,
    ARRAY[c.collname]::text[] AS name, pg_get_userbyid(c.collowner) AS owner,
    concat_ws(', ', 'PROVIDER = ' || CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' WHEN 'd' THEN 'default' ELSE 'libc' END,
      'LOCALE = ' || quote_literal(coalesce(to_jsonb(c)->>'colllocale', to_jsonb(c)->>'colliculocale', CASE WHEN c.collprovider = 'i' OR c.collcollate = c.collctype THEN c.collcollate END)),
      'LC_COLLATE = ' || CASE WHEN c.collprovider = 'c' AND c.collcollate <> c.collctype THEN quote_literal(c.collcollate) END,
      'LC_CTYPE = ' || CASE WHEN c.collprovider = 'c' AND c.collcollate <> c.collctype THEN quote_literal(c.collctype) END,
      'RULES = ' || quote_literal(to_jsonb(c)->>'collicurules'),
      CASE WHEN NOT c.collisdeterministic THEN 'DETERMINISTIC = false' END) AS definition
  FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
  WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  ORDER BY c.collname
