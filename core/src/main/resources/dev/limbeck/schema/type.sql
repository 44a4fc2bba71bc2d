SELECT CASE t.typtype WHEN 'e' THEN 'enum_type' WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range_type' ELSE 'base_type' END AS kind,
    'pg_type' AS class, t.oid, 0 AS sub, 'pg_namespace' AS parent_class, t.typnamespace AS parent_oid, 0 AS parent_sub,
    ARRAY[t.typname]::text[] AS name, pg_get_userbyid(t.typowner) AS owner,
    CASE t.typtype WHEN 'e' THEN (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid) END AS labels,
    CASE t.typtype WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS type,
    CASE WHEN t.typtype = 'd' AND t.typcollation <> b.typcollation THEN t.typcollation::regcollation::text END AS collation,
    CASE t.typtype WHEN 'd' THEN pg_get_expr(t.typdefaultbin, 0) END AS default,
    CASE WHEN t.typtype = 'd' AND t.typnotnull THEN 'true' END AS not_null,
    CASE t.typtype WHEN 'r' THEN concat_ws(', ', 'SUBTYPE = ' || format_type(r.rngsubtype, NULL),
      'SUBTYPE_OPCLASS = ' || (SELECT quote_ident(n.nspname) || '.' || quote_ident(o.opcname) FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace WHERE o.oid = r.rngsubopc AND NOT o.opcdefault),
      'COLLATION = ' || CASE WHEN r.rngcollation <> (SELECT s.typcollation FROM pg_type s WHERE s.oid = r.rngsubtype) THEN r.rngcollation::regcollation::text END,
      'CANONICAL = ' || nullif(r.rngcanonical::oid, 0)::regproc, 'SUBTYPE_DIFF = ' || nullif(r.rngsubdiff::oid, 0)::regproc,
      'MULTIRANGE_TYPE_NAME = ' || format_type(r.rngmultitypid, NULL)) END AS definition,
    CASE t.typtype WHEN 'b' THEN concat_ws(', ', 'INPUT = ' || t.typinput::regproc, 'OUTPUT = ' || t.typoutput::regproc,
      'RECEIVE = ' || nullif(t.typreceive::oid, 0)::regproc, 'SEND = ' || nullif(t.typsend::oid, 0)::regproc, 'INTERNALLENGTH = ' || t.typlen, 'ALIGNMENT = ' || t.typalign::text, 'STORAGE = ' || t.typstorage::text) WHEN 'p' THEN 'shell' END AS implementation
  FROM pg_type t
    JOIN pg_namespace n ON n.oid = t.typnamespace
    LEFT JOIN pg_type b ON b.oid = t.typbasetype
    LEFT JOIN pg_range r ON r.rngtypid = t.oid
  WHERE (t.typtype IN ('e', 'd', 'r') OR t.typtype IN ('b', 'p') AND NOT EXISTS (SELECT FROM pg_type y WHERE y.typarray = t.oid))
    AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  ORDER BY t.typname
