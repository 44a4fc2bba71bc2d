SELECT d.classid::regclass::text AS what, count(DISTINCT d.objid) AS number FROM pg_depend d WHERE d.objid >= 16384 GROUP BY 1
UNION ALL SELECT 'pg_class.relkind ' || c.relkind::text, count(*) FROM pg_class c WHERE c.oid >= 16384 GROUP BY 1
UNION ALL SELECT 'pg_type.typtype ' || t.typtype::text, count(*) FROM pg_type t WHERE t.oid >= 16384 GROUP BY 1
UNION ALL SELECT 'pg_proc.prokind ' || p.prokind::text, count(*) FROM pg_proc p WHERE p.oid >= 16384 GROUP BY 1
UNION ALL SELECT 'pg_constraint.contype ' || k.contype::text, count(*) FROM pg_constraint k WHERE k.oid >= 16384 GROUP BY 1
UNION ALL SELECT 'pg_default_acl.defaclobjtype ' || d.defaclobjtype::text, count(*) FROM pg_default_acl d GROUP BY 1
ORDER BY 1
