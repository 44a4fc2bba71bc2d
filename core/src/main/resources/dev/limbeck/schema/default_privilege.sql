SELECT 'default_privilege' AS kind, 'pg_default_acl' AS class, d.oid, 0 AS sub, NULL AS parent_class, 0 AS parent_oid, 0 AS parent_sub,
    ARRAY[pg_get_userbyid(d.defaclrole), coalesce(n.nspname, ''), CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS' END,
      CASE x.grantee WHEN 0 THEN 'public' WHEN d.defaclrole THEN 'owner' ELSE 'role' END, CASE WHEN x.grantee NOT IN (0, d.defaclrole) THEN pg_get_userbyid(x.grantee) ELSE '' END]::text[] AS name,
    nullif(x.privileges, '') AS privileges, nullif(x.usual, '') AS "~default"
  FROM pg_default_acl d
    LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace
    CROSS JOIN LATERAL (SELECT a.grantee, coalesce(string_agg(a.privilege_type || CASE WHEN a.is_grantable THEN '*' ELSE '' END, ', ' ORDER BY a.privilege_type) FILTER (WHERE a.side = 'is'), '') AS privileges,
        coalesce(string_agg(a.privilege_type || CASE WHEN a.is_grantable THEN '*' ELSE '' END, ', ' ORDER BY a.privilege_type) FILTER (WHERE a.side = 'usual'), '') AS usual
      FROM (SELECT 'is' AS side, e.* FROM aclexplode(d.defaclacl) e
        UNION ALL SELECT 'usual', e.* FROM aclexplode(CASE WHEN d.defaclnamespace = 0 THEN acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole) END) e) a
      GROUP BY a.grantee) x
  WHERE x.privileges <> x.usual
  ORDER BY 8
