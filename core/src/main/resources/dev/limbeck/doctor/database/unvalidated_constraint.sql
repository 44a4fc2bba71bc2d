SELECT n.nspname, COALESCE(t.relname, d.typname), c.conname, t.oid IS NULL, pg_catalog.pg_get_constraintdef(c.oid)
  FROM pg_catalog.pg_constraint c
    LEFT JOIN pg_catalog.pg_class t ON t.oid = c.conrelid
    LEFT JOIN pg_catalog.pg_type d ON d.oid = c.contypid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace
  WHERE NOT c.convalidated AND c.conparentid = 0 AND c.conislocal
    AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
    AND COALESCE((pg_catalog.to_jsonb(c) ->> 'conenforced')::pg_catalog.bool, true)
  ORDER BY 1, 2, 3
