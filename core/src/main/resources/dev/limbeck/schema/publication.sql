SELECT 'publication' AS kind, 'pg_publication' AS class, p.oid, 0 AS sub, NULL AS parent_class, 0 AS parent_oid, 0 AS parent_sub,
    ARRAY[p.pubname]::text[] AS name, pg_get_userbyid(p.pubowner) AS owner,
    CASE WHEN p.puballtables THEN 'true' END AS all_tables,
    concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END, CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END) AS publish,
    CASE WHEN p.pubviaroot THEN 'true' END AS via_root,
    CASE p.pubgencols WHEN 's' THEN 'stored' END AS generated_columns -- 18+
    NULL AS generated_columns -- <18
  FROM pg_publication p
  ORDER BY p.pubname
