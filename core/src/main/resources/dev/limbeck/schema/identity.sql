SELECT 'identity' AS kind, 'pg_class' AS class, c.oid, 0 AS sub, 'pg_class' AS parent_class, a.attrelid AS parent_oid, a.attnum AS parent_sub,
    ARRAY[]::text[] AS name,
    CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END AS generated,
    c.relname AS "~sequence", n.nspname AS "~schema",
    s.seqstart AS start, s.seqincrement AS increment,
    s.seqmin AS "~min_value", s.seqmax AS "~max_value",
    CASE WHEN s.seqmin <> CASE WHEN s.seqincrement > 0 THEN 1 ELSE b.min END THEN s.seqmin::text END AS min,
    CASE WHEN s.seqmax <> CASE WHEN s.seqincrement > 0 THEN b.max ELSE -1 END THEN s.seqmax::text END AS max,
    s.seqcache AS cache, CASE WHEN s.seqcycle THEN 'true' END AS cycle
  FROM pg_sequence s
    JOIN pg_class c ON c.oid = s.seqrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'i'
    JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    CROSS JOIN LATERAL (SELECT CASE s.seqtypid WHEN 'int2'::regtype THEN -32768 WHEN 'int4'::regtype THEN -2147483648 ELSE -9223372036854775808 END,
        CASE s.seqtypid WHEN 'int2'::regtype THEN 32767 WHEN 'int4'::regtype THEN 2147483647 ELSE 9223372036854775807 END) AS b (min, max)
  WHERE a.attidentity <> ''
  ORDER BY a.attrelid, a.attnum
