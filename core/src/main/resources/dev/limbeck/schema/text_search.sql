SELECT 'text_search_parser' AS kind, 'pg_ts_parser' AS class, p.oid, 0 AS sub, 'pg_namespace' AS parent_class, p.prsnamespace AS parent_oid, 0 AS parent_sub,
    ARRAY[p.prsname]::text[] AS name, NULL AS owner,
    concat_ws(', ', 'START = ' || p.prsstart::regproc, 'GETTOKEN = ' || p.prstoken::regproc, 'END = ' || p.prsend::regproc, 'HEADLINE = ' || nullif(p.prsheadline::oid, 0)::regproc, 'LEXTYPES = ' || p.prslextype::regproc) AS definition,
    NULL AS mappings, NULL AS template, NULL AS options
  FROM pg_ts_parser p WHERE p.oid >= 16384
UNION ALL SELECT 'text_search_template', 'pg_ts_template', t.oid, 0, 'pg_namespace', t.tmplnamespace, 0, ARRAY[t.tmplname]::text[], NULL,
    concat_ws(', ', 'INIT = ' || nullif(t.tmplinit::oid, 0)::regproc, 'LEXIZE = ' || t.tmpllexize::regproc), NULL, NULL, NULL
  FROM pg_ts_template t WHERE t.oid >= 16384
UNION ALL SELECT 'text_search_dictionary', 'pg_ts_dict', d.oid, 0, 'pg_namespace', d.dictnamespace, 0, ARRAY[d.dictname]::text[], pg_get_userbyid(d.dictowner),
    NULL, NULL, (SELECT quote_ident(n.nspname) || '.' || quote_ident(t.tmplname) FROM pg_ts_template t JOIN pg_namespace n ON n.oid = t.tmplnamespace WHERE t.oid = d.dicttemplate), d.dictinitoption
  FROM pg_ts_dict d WHERE d.oid >= 16384
UNION ALL SELECT 'text_search_configuration', 'pg_ts_config', c.oid, 0, 'pg_namespace', c.cfgnamespace, 0, ARRAY[c.cfgname]::text[], pg_get_userbyid(c.cfgowner),
    'PARSER = ' || (SELECT quote_ident(n.nspname) || '.' || quote_ident(p.prsname) FROM pg_ts_parser p JOIN pg_namespace n ON n.oid = p.prsnamespace WHERE p.oid = c.cfgparser),
    (SELECT string_agg(m.alias || E'\t' || m.dictionaries, E'\n' ORDER BY m.alias) FROM (SELECT k.alias, string_agg(x.mapdict::regdictionary::text, ', ' ORDER BY x.mapseqno) AS dictionaries
      FROM pg_ts_config_map x JOIN LATERAL ts_token_type(c.cfgparser) k ON k.tokid = x.maptokentype WHERE x.mapcfg = c.oid GROUP BY k.alias) m), NULL, NULL
  FROM pg_ts_config c WHERE c.oid >= 16384
ORDER BY 1, 8
