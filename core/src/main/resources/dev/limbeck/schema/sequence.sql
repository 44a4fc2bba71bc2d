SELECT 'sequence' AS kind, 'pg_class' AS class, c.oid, 0 AS sub, 'pg_namespace' AS parent_class, c.relnamespace AS parent_oid, 0 AS parent_sub,
    ARRAY[c.relname]::text[] AS name, pg_get_userbyid(c.relowner) AS owner,
    CASE WHEN c.relpersistence = 'u' THEN 'true' END AS unlogged,
    format_type(s.seqtypid, NULL) AS type, s.seqstart AS start, s.seqincrement AS increment,
    s.seqmin AS "~min_value", s.seqmax AS "~max_value",
    CASE WHEN s.seqmin <> CASE WHEN s.seqincrement > 0 THEN 1 ELSE b.min END THEN s.seqmin::text END AS min,
    CASE WHEN s.seqmax <> CASE WHEN s.seqincrement > 0 THEN b.max ELSE -1 END THEN s.seqmax::text END AS max,
    s.seqcache AS cache, CASE WHEN s.seqcycle THEN 'true' END AS cycle
  FROM pg_sequence s
    JOIN pg_class c ON c.oid = s.seqrelid
    CROSS JOIN LATERAL (SELECT CASE s.seqtypid WHEN 'int2'::regtype THEN -32768 WHEN 'int4'::regtype THEN -2147483648 ELSE -9223372036854775808 END,
        CASE s.seqtypid WHEN 'int2'::regtype THEN 32767 WHEN 'int4'::regtype THEN 2147483647 ELSE 9223372036854775807 END) AS b (min, max)
  WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'i')
  ORDER BY c.relname
