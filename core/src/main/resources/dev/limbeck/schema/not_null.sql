SELECT 'not_null' AS kind, 'pg_constraint' AS class, coalesce(k.oid, 0) AS oid, 0 AS sub, 'pg_class' AS parent_class, a.attrelid AS parent_oid, a.attnum AS parent_sub, -- 18+
    ARRAY[]::text[] AS name, -- 18+
    CASE WHEN k.conname <> left(c.relname || '_' || a.attname, 63 - 9) || '_not_null' THEN k.conname END AS constraint, -- 18+
    k.conname AS "~name", -- 18+
    CASE WHEN k.connoinherit THEN 'true' END AS no_inherit, -- 18+
    CASE WHEN NOT k.convalidated THEN 'true' END AS not_valid, -- 18+
    CASE WHEN k.coninhcount > 0 AND NOT k.conislocal AND c.relispartition THEN 'true' END AS inherited, -- 18+
    CASE WHEN k.coninhcount > 0 AND NOT k.conislocal AND NOT c.relispartition THEN 'true' END AS "~inherited" -- 18+
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1] -- 18+
  WHERE k.contype = 'n' AND c.relkind IN ('r', 'p', 'f') -- 18+
  ORDER BY a.attrelid, a.attnum -- 18+
SELECT 'not_null' AS kind, 'not_null' AS class, a.attrelid AS oid, a.attnum AS sub, 'pg_class' AS parent_class, a.attrelid AS parent_oid, a.attnum AS parent_sub, -- <18
    ARRAY[]::text[] AS name, -- <18
    CASE WHEN c.relispartition AND x.parent IS NOT NULL THEN 'true' END AS inherited, -- <18
    CASE WHEN NOT c.relispartition AND x.parent IS NOT NULL THEN 'true' END AS "~inherited" -- <18
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid -- <18
    LEFT JOIN (SELECT DISTINCT i.inhrelid, p.attname FROM pg_inherits i JOIN pg_attribute p ON p.attrelid = i.inhparent AND p.attnotnull AND p.attnum > 0) AS x (child, parent) ON x.child = a.attrelid AND x.parent = a.attname -- <18
  WHERE a.attnum > 0 AND a.attnotnull AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f') -- <18
  ORDER BY a.attrelid, a.attnum -- <18
