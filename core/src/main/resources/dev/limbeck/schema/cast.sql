SELECT 'cast' AS kind, 'pg_cast' AS class, c.oid, 0 AS sub, NULL AS parent_class, 0 AS parent_oid, 0 AS parent_sub,
    ARRAY[format_type(c.castsource, NULL), format_type(c.casttarget, NULL)]::text[] AS name,
    CASE c.castmethod WHEN 'i' THEN 'WITH INOUT' WHEN 'b' THEN 'WITHOUT FUNCTION' ELSE 'WITH FUNCTION ' || c.castfunc::regprocedure END
      || CASE c.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' ELSE '' END AS definition
  FROM pg_cast c
  WHERE c.oid >= 16384
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid AND d.deptype = 'i')
  ORDER BY 8
