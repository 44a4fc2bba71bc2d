SELECT 'rule' AS kind, 'pg_rewrite' AS class, r.oid, 0 AS sub, 'pg_class' AS parent_class, r.ev_class AS parent_oid, 0 AS parent_sub,
    ARRAY[r.rulename]::text[] AS name,
    rtrim(substr(pg_get_ruledef(r.oid), length('CREATE RULE ' || quote_ident(r.rulename)) + 2), ';') AS definition,
    CASE r.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' END AS enabled
  FROM pg_rewrite r
  WHERE r.rulename <> '_RETURN'
  ORDER BY r.ev_class, r.rulename
