SELECT CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END AS kind,
    'pg_proc' AS class, p.oid, 0 AS sub, 'pg_namespace' AS parent_class, p.pronamespace AS parent_oid, 0 AS parent_sub,
    ARRAY[p.proname, oidvectortypes(p.proargtypes)]::text[] AS name, pg_get_userbyid(p.proowner) AS owner,
    CASE WHEN p.prokind <> 'a' THEN substr(f.text, length('CREATE OR REPLACE ' || CASE p.prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END
      || quote_ident(n.nspname) || '.' || quote_ident(p.proname)) + 1) END AS definition,
    CASE WHEN p.prokind <> 'a' THEN pg_get_function_result(p.oid) END AS "~result",
    CASE WHEN p.prokind = 'a' THEN pg_get_function_arguments(p.oid) ELSE pg_get_function_identity_arguments(p.oid) END AS "~arguments",
    p.pronargdefaults AS "~defaults",
    CASE p.prokind WHEN 'w' THEN 'true' END AS "~window",
    CASE WHEN p.prosqlbody IS NULL THEN 'true' END AS "~opaque",
    CASE WHEN p.prokind = 'a' THEN concat_ws(', ', 'SFUNC = ' || a.aggtransfn::regproc, 'STYPE = ' || format_type(a.aggtranstype, NULL),
      'SSPACE = ' || nullif(a.aggtransspace, 0), 'FINALFUNC = ' || nullif(a.aggfinalfn::oid, 0)::regproc,
      CASE WHEN a.aggfinalextra THEN 'FINALFUNC_EXTRA' END,
      'FINALFUNC_MODIFY = ' || CASE WHEN a.aggfinalfn <> 0 AND a.aggfinalmodify <> CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END THEN CASE a.aggfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
      'COMBINEFUNC = ' || nullif(a.aggcombinefn::oid, 0)::regproc, 'SERIALFUNC = ' || nullif(a.aggserialfn::oid, 0)::regproc,
      'DESERIALFUNC = ' || nullif(a.aggdeserialfn::oid, 0)::regproc, 'INITCOND = ' || quote_literal(a.agginitval),
      'MSFUNC = ' || nullif(a.aggmtransfn::oid, 0)::regproc, 'MINVFUNC = ' || nullif(a.aggminvtransfn::oid, 0)::regproc,
      'MSTYPE = ' || CASE WHEN a.aggmtranstype <> 0 THEN format_type(a.aggmtranstype, NULL) END, 'MSSPACE = ' || nullif(a.aggmtransspace, 0),
      'MFINALFUNC = ' || nullif(a.aggmfinalfn::oid, 0)::regproc, CASE WHEN a.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
      'MFINALFUNC_MODIFY = ' || CASE WHEN a.aggmfinalfn <> 0 AND a.aggmfinalmodify <> CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END THEN CASE a.aggmfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
      'MINITCOND = ' || quote_literal(a.aggminitval), 'SORTOP = ' || (SELECT 'OPERATOR(' || quote_ident(o.nspname) || '.' || q.oprname || ')' FROM pg_operator q JOIN pg_namespace o ON o.oid = q.oprnamespace WHERE q.oid = a.aggsortop),
      'PARALLEL = ' || CASE p.proparallel WHEN 's' THEN 'SAFE' WHEN 'r' THEN 'RESTRICTED' END, CASE WHEN a.aggkind = 'h' THEN 'HYPOTHETICAL' END) END AS aggregation
  FROM pg_proc p
    JOIN pg_namespace n ON n.oid = p.pronamespace
    LEFT JOIN pg_aggregate a ON a.aggfnoid = p.oid
    CROSS JOIN LATERAL (SELECT CASE WHEN p.prokind <> 'a' THEN rtrim(pg_get_functiondef(p.oid), E' \n') END) AS f (text)
  WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
  ORDER BY p.proname, p.oid
