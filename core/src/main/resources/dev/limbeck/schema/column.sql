SELECT 'column' AS kind, 'pg_class' AS class, a.attrelid AS oid, a.attnum AS sub, 'pg_class' AS parent_class, a.attrelid AS parent_oid, 0 AS parent_sub,
    ARRAY[a.attname]::text[] AS name,
    a.attnum AS "~position",
    CASE WHEN NOT v.derived THEN format_type(a.atttypid, a.atttypmod) END AS type,
    CASE WHEN NOT v.derived AND a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END AS collation,
    CASE WHEN a.attstorage <> t.typstorage AND c.relkind <> 'v' THEN CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END AS storage,
    CASE t.typstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END AS "~storage_of_type",
    CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression,
    CASE WHEN a.attstattarget >= 0 THEN a.attstattarget::text END AS statistics,
    (SELECT string_agg(o, ', ' ORDER BY o) FROM unnest(a.attoptions) o) AS options,
    CASE WHEN a.attgenerated <> '' THEN pg_get_expr(d.adbin, d.adrelid) END AS expression,
    CASE a.attgenerated WHEN 'v' THEN 'VIRTUAL' WHEN 's' THEN 'STORED' END AS generated,
    (SELECT string_agg(quote_ident(split_part(o, '=', 1)) || ' ' || quote_literal(substr(o, strpos(o, '=') + 1)), ', ' ORDER BY o) FROM unnest(a.attfdwoptions) o) AS foreign_options,
    CASE WHEN a.attinhcount > 0 AND NOT a.attislocal AND c.relispartition THEN 'true' END AS inherited,
    CASE WHEN a.attinhcount > 0 AND NOT a.attislocal AND NOT c.relispartition THEN 'true' END AS "~inherited",
    CASE WHEN t.typtype = 'd' THEN 'true' END AS "~domain"
  FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    JOIN pg_type t ON t.oid = a.atttypid
    CROSS JOIN LATERAL (SELECT c.relkind IN ('v', 'm')) AS v (derived)
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum AND a.attgenerated <> ''
  WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
    AND c.relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')
  ORDER BY a.attrelid, a.attnum
