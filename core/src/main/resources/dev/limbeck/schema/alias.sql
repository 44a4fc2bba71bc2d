SELECT 'pg_type' AS class, t.oid, 0 AS sub, 'pg_class' AS of_class, t.typrelid AS of_oid, 0 AS of_sub FROM pg_type t WHERE t.typrelid <> 0 AND t.typnamespace <> 'pg_catalog'::regnamespace
UNION ALL SELECT 'pg_type', t.typarray, 0, 'pg_type', t.oid, 0 FROM pg_type t WHERE t.typarray <> 0 AND t.typnamespace <> 'pg_catalog'::regnamespace
UNION ALL SELECT 'pg_type', r.rngmultitypid, 0, 'pg_type', r.rngtypid, 0 FROM pg_range r WHERE r.rngtypid >= 16384
UNION ALL SELECT 'pg_rewrite', r.oid, 0, 'pg_class', r.ev_class, 0 FROM pg_rewrite r WHERE r.rulename = '_RETURN' AND r.oid >= 16384
UNION ALL SELECT 'pg_attrdef', d.oid, 0, 'pg_class', d.adrelid, d.adnum FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum WHERE a.attgenerated <> ''
UNION ALL SELECT 'pg_class', k.conindid, 0, 'pg_constraint', k.oid, 0 FROM pg_constraint k WHERE k.contype IN ('p', 'u', 'x')
UNION ALL SELECT d.classid::regclass::text, d.objid, 0, d.refclassid::regclass::text, d.refobjid, 0 FROM pg_depend d WHERE d.classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass) AND d.refclassid IN ('pg_opclass'::regclass, 'pg_opfamily'::regclass) AND d.objid >= 16384
