SELECT 'conversion' AS kind, 'pg_conversion' AS class, c.oid, 0 AS sub, 'pg_namespace' AS parent_class, c.connamespace AS parent_oid, 0 AS parent_sub,
    ARRAY[c.conname]::text[] AS name, pg_get_userbyid(c.conowner) AS owner,
    quote_literal(pg_encoding_to_char(c.conforencoding)) || ' TO ' || quote_literal(pg_encoding_to_char(c.contoencoding)) || ' FROM ' || c.conproc::regproc AS definition,
    CASE WHEN c.condefault THEN 'true' END AS default
  FROM pg_conversion c JOIN pg_namespace n ON n.oid = c.connamespace
  WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  ORDER BY c.conname
