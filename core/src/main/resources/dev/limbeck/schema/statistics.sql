SELECT 'statistics' AS kind, 'pg_statistic_ext' AS class, s.oid, 0 AS sub, 'pg_namespace' AS parent_class, s.stxnamespace AS parent_oid, 0 AS parent_sub,
    ARRAY[s.stxname]::text[] AS name, pg_get_userbyid(s.stxowner) AS owner,
    regexp_replace(substr(pg_get_statisticsobjdef(s.oid), length('CREATE STATISTICS ' || quote_ident(n.nspname) || '.' || quote_ident(s.stxname)) + 1), ' ON .*', '')
      || ' ON ' || concat_ws(', ', (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname)
          FROM unnest(s.stxkeys) k JOIN pg_attribute a ON a.attrelid = s.stxrelid AND a.attnum = k),
        (SELECT string_agg('(' || e || ')', ', ' ORDER BY o) FROM unnest(pg_get_statisticsobjdef_expressions(s.oid)) WITH ORDINALITY x(e, o)))
      || ' FROM ' || s.stxrelid::regclass AS definition,
    CASE WHEN s.stxstattarget >= 0 THEN s.stxstattarget::text END AS target
  FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace
  ORDER BY s.stxname
