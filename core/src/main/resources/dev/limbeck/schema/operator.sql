SELECT 'operator' AS kind, 'pg_operator' AS class, o.oid, 0 AS sub, 'pg_namespace' AS parent_class, o.oprnamespace AS parent_oid, 0 AS parent_sub,
    ARRAY[o.oprname, CASE o.oprleft WHEN 0 THEN 'NONE' ELSE format_type(o.oprleft, NULL) END, CASE o.oprright WHEN 0 THEN 'NONE' ELSE format_type(o.oprright, NULL) END]::text[] AS name,
    pg_get_userbyid(o.oprowner) AS owner,
    concat_ws(', ', 'FUNCTION = ' || nullif(o.oprcode::oid, 0)::regproc, 'LEFTARG = ' || CASE WHEN o.oprleft <> 0 THEN format_type(o.oprleft, NULL) END,
      'RIGHTARG = ' || CASE WHEN o.oprright <> 0 THEN format_type(o.oprright, NULL) END) AS definition,
    (SELECT 'OPERATOR(' || quote_ident(n.nspname) || '.' || q.oprname || ')' FROM pg_operator q JOIN pg_namespace n ON n.oid = q.oprnamespace WHERE q.oid = o.oprcom) AS commutator,
    (SELECT 'OPERATOR(' || quote_ident(n.nspname) || '.' || q.oprname || ')' FROM pg_operator q JOIN pg_namespace n ON n.oid = q.oprnamespace WHERE q.oid = o.oprnegate) AS negator,
    nullif(o.oprrest::oid, 0)::regproc::text AS restrict, nullif(o.oprjoin::oid, 0)::regproc::text AS join,
    CASE WHEN o.oprcanhash THEN 'true' END AS hashes, CASE WHEN o.oprcanmerge THEN 'true' END AS merges
  FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace
  WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  ORDER BY o.oprname, o.oid
