SELECT n.nspname, t.relname, c.conname
  FROM pg_catalog.pg_constraint c
    JOIN pg_catalog.pg_class t ON t.oid = c.conrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
  WHERE NOT c.convalidated AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
    AND COALESCE((pg_catalog.to_jsonb(c) ->> 'conenforced')::pg_catalog.bool, true)
  ORDER BY 1, 2, 3
