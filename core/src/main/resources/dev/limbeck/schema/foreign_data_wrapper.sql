SELECT 'foreign_data_wrapper' AS kind, 'pg_foreign_data_wrapper' AS class, w.oid, 0 AS sub, NULL AS parent_class, 0 AS parent_oid, 0 AS parent_sub,
    ARRAY[w.fdwname]::text[] AS name, pg_get_userbyid(w.fdwowner) AS owner,
    nullif(w.fdwhandler::oid, 0)::regproc::text AS handler, nullif(w.fdwvalidator::oid, 0)::regproc::text AS validator,
    (SELECT string_agg(quote_ident(split_part(o, '=', 1)) || ' ' || quote_literal(substr(o, strpos(o, '=') + 1)), ', ' ORDER BY o) FROM unnest(w.fdwoptions) o) AS options
  FROM pg_foreign_data_wrapper w
  ORDER BY w.fdwname
