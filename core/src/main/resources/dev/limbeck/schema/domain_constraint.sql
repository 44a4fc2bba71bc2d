SELECT 'domain_constraint' AS kind, 'pg_constraint' AS class, k.oid, 0 AS sub, 'pg_type' AS parent_class, k.contypid AS parent_oid, 0 AS parent_sub,
    ARRAY[k.conname]::text[] AS name,
    regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', '') AS definition,
    CASE WHEN NOT k.convalidated THEN 'true' END AS not_valid
  FROM pg_constraint k
  WHERE k.contypid <> 0 AND k.contype = 'c'
  ORDER BY k.contypid, k.conname
