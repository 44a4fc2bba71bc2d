SELECT 'operator_class' AS kind, 'pg_opclass' AS class, c.oid, 0 AS sub, 'pg_namespace' AS parent_class, c.opcnamespace AS parent_oid, 0 AS parent_sub,
    ARRAY[c.opcname, a.amname]::text[] AS name, pg_get_userbyid(c.opcowner) AS owner,
    format_type(c.opcintype, NULL) AS type, CASE WHEN c.opcdefault THEN 'true' END AS default,
    (SELECT quote_ident(n.nspname) || '.' || quote_ident(f.opfname) FROM pg_opfamily f JOIN pg_namespace n ON n.oid = f.opfnamespace WHERE f.oid = c.opcfamily) AS family,
    CASE WHEN c.opckeytype <> 0 THEN format_type(c.opckeytype, NULL) END AS storage
  FROM pg_opclass c JOIN pg_am a ON a.oid = c.opcmethod JOIN pg_namespace n ON n.oid = c.opcnamespace
  WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  ORDER BY c.opcname, a.amname
