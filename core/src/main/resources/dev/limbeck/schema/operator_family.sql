SELECT 'operator_family' AS kind, 'pg_opfamily' AS class, f.oid, 0 AS sub, 'pg_namespace' AS parent_class, f.opfnamespace AS parent_oid, 0 AS parent_sub,
    ARRAY[f.opfname, a.amname]::text[] AS name, pg_get_userbyid(f.opfowner) AS owner,
    nullif(concat_ws(', ', (SELECT string_agg('OPERATOR ' || o.amopstrategy || ' ' || o.amopopr::regoperator, ', ' ORDER BY o.amopstrategy, o.amopopr::regoperator::text) FROM pg_amop o WHERE o.amopfamily = f.oid),
      (SELECT string_agg('FUNCTION ' || p.amprocnum || ' (' || format_type(p.amproclefttype, NULL) || ', ' || format_type(p.amprocrighttype, NULL) || ') ' || p.amproc::regprocedure, ', ' ORDER BY p.amprocnum, p.amproc::regprocedure::text) FROM pg_amproc p WHERE p.amprocfamily = f.oid)), '') AS members
  FROM pg_opfamily f JOIN pg_am a ON a.oid = f.opfmethod JOIN pg_namespace n ON n.oid = f.opfnamespace
  WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  ORDER BY f.opfname, a.amname
