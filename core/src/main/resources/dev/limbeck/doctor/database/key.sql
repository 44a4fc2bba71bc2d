SELECT n.nspname, t.relname, a.attname, a.atttypid::pg_catalog.regtype::pg_catalog.text,
    pg_catalog.has_column_privilege(t.oid, a.attnum, 'SELECT') AND t.relowner IN (SELECT role FROM trusted) AND EXISTS (
      SELECT FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid JOIN pg_catalog.pg_am m ON m.oid = i.relam
      WHERE x.indrelid = t.oid AND x.indisvalid AND x.indkey[0] = a.attnum AND x.indpred IS NULL AND m.amname = 'btree'),
    sn.nspname, s.relname, q.seqmax, q.seqcycle, q.seqincrement,
    CASE WHEN pg_catalog.has_sequence_privilege(s.oid, 'SELECT, USAGE') AND s.relpersistence = 'p'
      THEN pg_catalog.pg_sequence_last_value(s.oid) END,
    pg_catalog.has_sequence_privilege(s.oid, 'SELECT') AND s.relpersistence = 'p' AND s.relowner IN (SELECT role FROM trusted), q.seqmin
  FROM pg_catalog.pg_attribute a
    JOIN pg_catalog.pg_class t ON t.oid = a.attrelid AND t.relkind IN ('r', 'p') AND t.relpersistence <> 't' AND NOT t.relispartition
    JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
    LEFT JOIN LATERAL (
      SELECT d.objid FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class k ON k.oid = d.objid AND k.relkind = 'S'
        WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
          AND d.refobjid = t.oid AND d.refobjsubid = a.attnum AND d.deptype IN ('a', 'i')
      -- What its default asks and does not own: nextval (1574), cast to int4 (480) or int2 (714), or as it is. Its text would
      -- wait for who has locked the table.
      UNION
      SELECT d.refobjid FROM pg_catalog.pg_attrdef f
          JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND d.objid = f.oid
            AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
          JOIN pg_catalog.pg_class k ON k.oid = d.refobjid AND k.relkind = 'S'
        WHERE f.adrelid = t.oid AND f.adnum = a.attnum
          AND f.adbin::pg_catalog.text ~ '^\{FUNCEXPR :funcid ((480|714) [^{]*:args \(\{FUNCEXPR :funcid )?1574 ') d ON true
    LEFT JOIN pg_catalog.pg_class s ON s.oid = d.objid
    LEFT JOIN pg_catalog.pg_namespace sn ON sn.oid = s.relnamespace
    LEFT JOIN pg_catalog.pg_sequence q ON q.seqrelid = s.oid
  WHERE a.attnum > 0 AND NOT a.attisdropped AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
    AND a.atttypid IN ('pg_catalog.int2'::pg_catalog.regtype, 'pg_catalog.int4'::pg_catalog.regtype, 'pg_catalog.int8'::pg_catalog.regtype)
    AND t.relname NOT IN ('limbeck_log', 'limbeck_revision', 'limbeck_script')
    AND (s.oid IS NOT NULL OR (a.atttypid <> 'pg_catalog.int8'::pg_catalog.regtype AND EXISTS (SELECT FROM pg_catalog.pg_constraint c
      WHERE c.conrelid = t.oid AND c.contype = 'p' AND c.conkey = ARRAY[a.attnum])))
  ORDER BY 1, 2, 3
