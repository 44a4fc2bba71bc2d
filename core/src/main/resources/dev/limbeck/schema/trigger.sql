SELECT 'trigger' AS kind, 'pg_trigger' AS class, t.oid, 0 AS sub, 'pg_class' AS parent_class, t.tgrelid AS parent_oid, 0 AS parent_sub,
    ARRAY[t.tgname]::text[] AS name,
    CASE WHEN t.tgconstraint <> 0 THEN 'true' END AS constraint,
    substr(pg_get_triggerdef(t.oid), length('CREATE ' || CASE WHEN t.tgconstraint <> 0 THEN 'CONSTRAINT ' ELSE '' END || 'TRIGGER ' || quote_ident(t.tgname)) + 2) AS definition,
    CASE t.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' END AS enabled,
    CASE WHEN t.tgparentid <> 0 THEN 'true' END AS inherited
  FROM pg_trigger t
  WHERE NOT t.tgisinternal OR t.tgparentid <> 0 AND EXISTS (SELECT FROM pg_trigger p WHERE p.oid = t.tgparentid AND NOT p.tgisinternal)
  ORDER BY t.tgrelid, t.tgname
