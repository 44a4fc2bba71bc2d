SELECT n.nspname, s.relname, CASE WHEN q.seqincrement > 0 THEN q.seqmax ELSE q.seqmin END, pg_catalog.pg_sequence_last_value(s.oid)
  FROM pg_catalog.pg_sequence q
    JOIN pg_catalog.pg_class s ON s.oid = q.seqrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = s.relnamespace
  WHERE n.nspname !~ '^pg_' AND NOT q.seqcycle AND s.relpersistence = 'p'
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
      AND d.objid = s.oid AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0)
    AND CASE WHEN pg_catalog.has_sequence_privilege(s.oid, 'SELECT, USAGE')
      THEN CASE WHEN q.seqincrement > 0 THEN pg_catalog.pg_sequence_last_value(s.oid) > 0.75 * q.seqmax
        ELSE pg_catalog.pg_sequence_last_value(s.oid) < 0.75 * q.seqmin END END
  ORDER BY 1, 2
