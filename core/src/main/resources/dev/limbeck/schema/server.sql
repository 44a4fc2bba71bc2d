SELECT 'server' AS kind, 'pg_foreign_server' AS class, s.oid, 0 AS sub, NULL AS parent_class, 0 AS parent_oid, 0 AS parent_sub,
    ARRAY[s.srvname]::text[] AS name, pg_get_userbyid(s.srvowner) AS owner,
    w.fdwname AS wrapper, s.srvtype AS type, s.srvversion AS version,
    (SELECT string_agg(quote_ident(split_part(o, '=', 1)) || ' ' || quote_literal(substr(o, strpos(o, '=') + 1)), ', ' ORDER BY o) FROM unnest(s.srvoptions) o) AS options
  FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
  ORDER BY s.srvname
