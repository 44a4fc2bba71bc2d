SELECT 'user_mapping' AS kind, 'pg_user_mapping' AS class, m.umid AS oid, 0 AS sub, 'pg_foreign_server' AS parent_class, m.srvid AS parent_oid, 0 AS parent_sub,
    ARRAY[CASE m.umuser WHEN 0 THEN 'public' ELSE 'role' END, m.usename]::text[] AS name,
    (SELECT string_agg(quote_ident(split_part(o, '=', 1)) || ' ' || quote_literal(substr(o, strpos(o, '=') + 1)), ', ' ORDER BY o) FROM unnest(m.umoptions) o WHERE split_part(o, '=', 1) !~* '(pass|pwd|secret|token|key|cred)') AS options,
    (SELECT string_agg(split_part(o, '=', 1), ', ' ORDER BY o) FROM unnest(m.umoptions) o WHERE split_part(o, '=', 1) ~* '(pass|pwd|secret|token|key|cred)') AS "~secrets"
  FROM pg_user_mappings m
  ORDER BY m.srvid, m.usename
