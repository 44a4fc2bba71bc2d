SELECT 'subscription' AS kind, 'pg_subscription' AS class, s.oid, 0 AS sub, NULL AS parent_class, 0 AS parent_oid, 0 AS parent_sub,
    ARRAY[s.subname]::text[] AS name, pg_get_userbyid(s.subowner) AS owner,
    CASE WHEN NOT s.subenabled THEN 'true' END AS disabled,
    s.subslotname AS slot,
    nullif(s.subsynccommit, 'off') AS synchronous_commit,
    (SELECT string_agg(quote_ident(p), ', ' ORDER BY p) FROM unnest(s.subpublications) p) AS publications,
    CASE WHEN s.subtwophasestate <> 'd' THEN 'true' END AS two_phase, -- 15+
    CASE WHEN s.subdisableonerr THEN 'true' END AS disable_on_error, -- 15+
    CASE WHEN NOT s.subpasswordrequired THEN 'false' END AS password_required, -- 16+
    CASE WHEN s.subrunasowner THEN 'true' END AS run_as_owner, -- 16+
    nullif(s.suborigin, 'any') AS origin, -- 16+
    CASE WHEN s.subfailover THEN 'true' END AS failover, -- 17+
    CASE s.substream::text WHEN 't' THEN 'true' WHEN 'true' THEN 'true' WHEN 'p' THEN 'parallel' ELSE 'false' END AS streaming,
    CASE WHEN s.subbinary THEN 'true' END AS binary
  FROM pg_subscription s
  WHERE s.subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
  ORDER BY s.subname
