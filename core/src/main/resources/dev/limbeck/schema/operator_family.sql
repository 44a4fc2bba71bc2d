SELECT 'operator_family' AS kind, 'pg_opfamily' AS class, f.oid, 0 AS sub, 'pg_namespace' AS parent_class, f.opfnamespace AS parent_oid, 0 AS parent_sub,
    ARRAY[f.opfname, a.amname]::text[] AS name, pg_get_userbyid(f.opfowner) AS owner,
    (SELECT string_agg(m.line, E'\n' ORDER BY m.line) FROM (
      SELECT 'OPERATOR ' || o.amopstrategy || ' (' || format_type(o.amoplefttype, NULL) || ', ' || format_type(o.amoprighttype, NULL) || E')\tOPERATOR ' || o.amopstrategy || ' ' || o.amopopr::regoperator
          || CASE WHEN o.amoppurpose = 'o' THEN ' FOR ORDER BY ' || (SELECT quote_ident(n.nspname) || '.' || quote_ident(s.opfname) FROM pg_opfamily s JOIN pg_namespace n ON n.oid = s.opfnamespace WHERE s.oid = o.amopsortfamily) ELSE '' END
        FROM pg_depend d JOIN pg_amop o ON o.oid = d.objid WHERE d.classid = 'pg_amop'::regclass AND d.refclassid = 'pg_opfamily'::regclass AND d.refobjid = f.oid
      UNION ALL SELECT 'FUNCTION ' || p.amprocnum || ' (' || format_type(p.amproclefttype, NULL) || ', ' || format_type(p.amprocrighttype, NULL) || E')\tFUNCTION ' || p.amprocnum || ' (' || format_type(p.amproclefttype, NULL) || ', ' || format_type(p.amprocrighttype, NULL) || ') ' || p.amproc::regprocedure
        FROM pg_depend d JOIN pg_amproc p ON p.oid = d.objid WHERE d.classid = 'pg_amproc'::regclass AND d.refclassid = 'pg_opfamily'::regclass AND d.refobjid = f.oid) m (line)) AS members
  FROM pg_opfamily f JOIN pg_am a ON a.oid = f.opfmethod JOIN pg_namespace n ON n.oid = f.opfnamespace
  WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  ORDER BY f.opfname, a.amname
