SELECT 'language' AS kind, 'pg_language' AS class, l.oid, 0 AS sub, NULL AS parent_class, 0 AS parent_oid, 0 AS parent_sub,
    ARRAY[l.lanname]::text[] AS name, pg_get_userbyid(l.lanowner) AS owner,
    CASE WHEN l.lanpltrusted THEN 'true' END AS trusted, nullif(l.lanplcallfoid, 0)::regproc::text AS handler,
    nullif(l.laninline, 0)::regproc::text AS inline, nullif(l.lanvalidator, 0)::regproc::text AS validator
  FROM pg_language l
  WHERE l.lanispl AND l.lanname <> 'plpgsql'
  ORDER BY l.lanname
