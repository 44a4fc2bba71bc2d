SELECT 'grant' AS kind, 'grant' AS class, 0 AS oid, 0 AS sub, o.class AS parent_class, o.oid AS parent_oid, o.sub AS parent_sub,
    ARRAY[CASE x.grantee WHEN 0 THEN 'public' WHEN o.owner THEN 'owner' ELSE 'role' END, CASE WHEN x.grantee NOT IN (0, o.owner) THEN pg_get_userbyid(x.grantee) ELSE '' END]::text[] AS name,
    nullif(x.privileges, '') AS privileges, nullif(x.usual, '') AS "~default"
  FROM (SELECT 'pg_namespace' AS class, n.oid, 0 AS sub, n.nspowner AS owner, n.nspacl AS acl, acldefault('n', n.nspowner) AS usual FROM pg_namespace n WHERE n.nspacl IS NOT NULL
      UNION ALL SELECT 'pg_class', c.oid, 0, c.relowner, c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner) FROM pg_class c WHERE c.relacl IS NOT NULL
      UNION ALL SELECT 'pg_class', a.attrelid, a.attnum, c.relowner, a.attacl, NULL FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
      UNION ALL SELECT 'pg_proc', p.oid, 0, p.proowner, p.proacl, acldefault('f', p.proowner) FROM pg_proc p WHERE p.proacl IS NOT NULL
      UNION ALL SELECT 'pg_type', t.oid, 0, t.typowner, t.typacl, acldefault('T', t.typowner) FROM pg_type t WHERE t.typacl IS NOT NULL
      UNION ALL SELECT 'pg_language', l.oid, 0, l.lanowner, l.lanacl, acldefault('l', l.lanowner) FROM pg_language l WHERE l.lanacl IS NOT NULL
      UNION ALL SELECT 'pg_foreign_data_wrapper', w.oid, 0, w.fdwowner, w.fdwacl, acldefault('F', w.fdwowner) FROM pg_foreign_data_wrapper w WHERE w.fdwacl IS NOT NULL
      UNION ALL SELECT 'pg_foreign_server', s.oid, 0, s.srvowner, s.srvacl, acldefault('S', s.srvowner) FROM pg_foreign_server s WHERE s.srvacl IS NOT NULL) o
    CROSS JOIN LATERAL (SELECT a.grantee, coalesce(string_agg(DISTINCT a.privilege_type || CASE WHEN a.is_grantable THEN '*' ELSE '' END, ', ') FILTER (WHERE a.side = 'is'), '') AS privileges,
        coalesce(string_agg(DISTINCT a.privilege_type || CASE WHEN a.is_grantable THEN '*' ELSE '' END, ', ') FILTER (WHERE a.side = 'usual'), '') AS usual
      FROM (SELECT 'is' AS side, e.* FROM aclexplode(o.acl) e UNION ALL SELECT 'usual', e.* FROM aclexplode(o.usual) e) a
      GROUP BY a.grantee) x
  WHERE x.privileges <> x.usual
  ORDER BY 5, 6, 7, 8
