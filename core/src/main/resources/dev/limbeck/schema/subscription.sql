SELECT 'subscription' AS kind, 'pg_subscription' AS class, s.oid, 0 AS sub, NULL AS parent_class, 0 AS parent_oid, 0 AS parent_sub,
    ARRAY[s.subname]::text[] AS name, pg_get_userbyid(s.subowner) AS owner,
    CASE WHEN NOT s.subenabled THEN 'true' END AS disabled,
    s.subslotname AS slot,
    s.subsynccommit AS synchronous_commit,
    (SELECT string_agg(quote_ident(p), ', ' ORDER BY p) FROM unnest(s.subpublications) p) AS publications
  FROM pg_subscription s
  WHERE s.subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
  ORDER BY s.subname
