SELECT n.nspname, t.relname, r.rolname, current_user, r.rolsuper
  FROM pg_catalog.pg_class t
    JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
    JOIN pg_catalog.pg_roles r ON r.oid = t.relowner
  WHERE t.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
    AND t.relname NOT IN ('limbeck_log', 'limbeck_revision', 'limbeck_script')
    AND NOT pg_catalog.pg_has_role(t.relowner, 'USAGE')
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
      AND d.objid = t.oid AND d.deptype = 'e')
  ORDER BY 1, 2
