SELECT n.nspname, t.relname, pg_catalog.has_table_privilege(t.oid, 'SELECT') AND t.relowner IN (SELECT role FROM trusted),
    ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid < 16384)
  FROM pg_catalog.pg_class t
    JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
  WHERE t.relkind IN ('r', 'p') AND t.relname IN ('limbeck_revision', 'flyway_schema_history', 'databasechangelog',
    'databasechangeloglock', 'alembic_version', 'goose_db_version', 'schema_migrations')
  ORDER BY 1, 2
