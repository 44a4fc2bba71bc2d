SELECT d.classid::regclass::text AS class, d.objid, d.objsubid, d.refclassid::regclass::text AS of_class, d.refobjid, d.refobjsubid, d.deptype
  FROM pg_depend d
  WHERE d.objid >= 16384 AND (d.refobjid >= 16384 OR d.refclassid = 'pg_namespace'::regclass)
    AND NOT (d.classid = 'pg_class'::regclass AND d.objsubid = 0 AND d.refclassid = 'pg_type'::regclass)
UNION ALL SELECT 'replica_identity', x.indrelid, 0, 'pg_class', x.indexrelid, 0, 'n' FROM pg_index x WHERE x.indisreplident
UNION ALL SELECT 'table_type', c.oid, 0, 'pg_type', c.reloftype, 0, 'n' FROM pg_class c WHERE c.reloftype <> 0
UNION ALL SELECT 'table_type', c.oid, 0, 'pg_class', a.attrelid, a.attnum, 'n' FROM pg_class c JOIN pg_type t ON t.oid = c.reloftype JOIN pg_attribute a ON a.attrelid IN (c.oid, t.typrelid) AND a.attnum > 0 AND NOT a.attisdropped WHERE c.reloftype <> 0
UNION ALL SELECT 'sequence_owner', d.objid, 0, d.refclassid::regclass::text, d.refobjid, d.refobjsubid, 'n' FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
  WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'a'
UNION ALL SELECT 'inheritance', h.inhrelid, h.inhseqno, 'pg_class', h.inhparent, 0, 'n' FROM pg_inherits h
UNION ALL SELECT 'index_attachment', h.inhrelid, 0, 'pg_class', h.inhparent, 0, 'n' FROM pg_inherits h JOIN pg_class i ON i.oid = h.inhrelid AND i.relkind IN ('i', 'I')
UNION ALL SELECT 'pg_class', a.attrelid, a.attnum, 'pg_class', h.inhparent, p.attnum, 'P' FROM pg_inherits h JOIN pg_attribute a ON a.attrelid = h.inhrelid AND a.attinhcount > 0 AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_attribute p ON p.attrelid = h.inhparent AND p.attname = a.attname AND p.attnum > 0 WHERE NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = h.inhrelid AND c.relkind IN ('i', 'I'))
UNION ALL SELECT 'pg_constraint', k.oid, 0, 'pg_constraint', p.oid, 0, 'P' FROM pg_constraint k JOIN pg_inherits h ON h.inhrelid = k.conrelid JOIN pg_constraint p ON p.conrelid = h.inhparent AND p.contype = k.contype
  AND (k.conparentid = p.oid OR k.contype = 'c' AND p.conname = k.conname OR k.contype = 'n' AND (SELECT x.attname FROM pg_attribute x WHERE x.attrelid = k.conrelid AND x.attnum = k.conkey[1]) = (SELECT x.attname FROM pg_attribute x WHERE x.attrelid = p.conrelid AND x.attnum = p.conkey[1]))
  WHERE k.coninhcount > 0
UNION ALL SELECT 'pg_trigger', t.oid, 0, 'pg_trigger', t.tgparentid, 0, 'P' FROM pg_trigger t WHERE t.tgparentid <> 0
UNION ALL SELECT 'not_null', a.attrelid, a.attnum, 'not_null', h.inhparent, p.attnum, 'P' FROM pg_inherits h JOIN pg_attribute a ON a.attrelid = h.inhrelid AND a.attnotnull JOIN pg_attribute p ON p.attrelid = h.inhparent AND p.attname = a.attname AND p.attnotnull -- <18
