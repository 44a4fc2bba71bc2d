SELECT pg_catalog.concat(n.nspname, '.', t.relname)
  FROM pg_catalog.pg_class t
    JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
  WHERE t.relkind IN ('r', 'p') AND NOT t.relispartition AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
    AND t.relname NOT IN ('limbeck_log', 'limbeck_revision', 'limbeck_script', 'flyway_schema_history', 'databasechangelog',
      'databasechangeloglock', 'alembic_version', 'goose_db_version', 'schema_migrations')
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
      AND d.objid = t.oid AND d.deptype = 'e')
  ORDER BY 1
