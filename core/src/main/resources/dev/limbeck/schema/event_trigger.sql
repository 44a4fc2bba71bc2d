SELECT 'event_trigger' AS kind, 'pg_event_trigger' AS class, e.oid, 0 AS sub, NULL AS parent_class, 0 AS parent_oid, 0 AS parent_sub,
    ARRAY[e.evtname]::text[] AS name, pg_get_userbyid(e.evtowner) AS owner,
    e.evtevent AS event, e.evtfoid::regproc::text AS function,
    (SELECT string_agg(quote_literal(t), ', ' ORDER BY t) FROM unnest(e.evttags) t) AS tags,
    CASE e.evtenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' END AS enabled
  FROM pg_event_trigger e
  ORDER BY e.evtname
