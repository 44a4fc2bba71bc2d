SELECT 'statistics' AS kind, 'pg_statistic_ext' AS class, s.oid, 0 AS sub, 'pg_namespace' AS parent_class, s.stxnamespace AS parent_oid, 0 AS parent_sub,
    ARRAY[s.stxname]::text[] AS name, pg_get_userbyid(s.stxowner) AS owner,
    substr(pg_get_statisticsobjdef(s.oid), length('CREATE STATISTICS ' || quote_ident(n.nspname) || '.' || quote_ident(s.stxname)) + 1) AS definition,
    CASE WHEN s.stxstattarget >= 0 THEN s.stxstattarget::text END AS target
  FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace
  ORDER BY s.stxname
