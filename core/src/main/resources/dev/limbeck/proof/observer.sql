-- What a database consists of, asked of the standard's views and of PostgreSQL's own, not of the tables behind them: kind, identity, definition.
WITH own (schema) AS (SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')
SELECT kind, id, regexp_replace(coalesce(def, ''), E'\\s+', ' ', 'g') FROM (
  SELECT 'schema' AS kind, schema::text AS id, '' AS def FROM own
  UNION ALL SELECT 'extension', extname, extversion FROM pg_extension
  UNION ALL SELECT 'table', format('%I.%I', table_schema, table_name), concat_ws(' ', table_type, CASE WHEN NOT EXISTS (SELECT FROM pg_foreign_data_wrapper WHERE fdwhandler = 0) THEN is_insertable_into END, is_typed) FROM information_schema.tables JOIN own ON schema = table_schema
  UNION ALL SELECT 'column', format('%I.%I.%I', table_schema, table_name, column_name), concat_ws(' ', data_type, udt_schema, udt_name, domain_schema, domain_name, character_maximum_length, numeric_precision, numeric_scale,
      datetime_precision, collation_schema, collation_name, is_nullable, column_default, is_identity, identity_generation, identity_start, identity_increment, identity_maximum, identity_minimum, identity_cycle, generation_expression)
    FROM information_schema.columns JOIN own ON schema = table_schema
  UNION ALL SELECT 'attribute', format('%I.%I.%I', udt_schema, udt_name, attribute_name), concat_ws(' ', data_type, attribute_udt_name, character_maximum_length) FROM information_schema.attributes JOIN own ON schema = udt_schema
  UNION ALL SELECT 'constraint', format('%s.%I', conrelid::regclass, conname), concat_ws(' ', pg_get_constraintdef(oid, true), contypid::regtype, coninhcount) FROM pg_constraint JOIN own ON connamespace = schema::regnamespace
  UNION ALL SELECT 'index', format('%I.%I', schemaname, indexname), concat_ws(' ', indexdef, (SELECT indisvalid FROM pg_index WHERE indexrelid = format('%I.%I', schemaname, indexname)::regclass)) FROM pg_indexes JOIN own ON schema = schemaname
  UNION ALL SELECT 'sequence', format('%I.%I', schemaname, sequencename), concat_ws(' ', data_type, start_value, min_value, max_value, increment_by, cycle, cache_size) FROM pg_sequences JOIN own ON schema = schemaname
  UNION ALL SELECT 'owned', format('%I.%I.%I', table_schema, table_name, column_name), pg_get_serial_sequence(format('%I.%I', table_schema, table_name), column_name)
    FROM information_schema.columns JOIN own ON schema = table_schema JOIN pg_tables ON schemaname = table_schema AND tablename = table_name
  UNION ALL SELECT 'view', format('%I.%I', schemaname, viewname), definition FROM pg_views JOIN own ON schema = schemaname
  UNION ALL SELECT 'check option', format('%I.%I', table_schema, table_name), check_option FROM information_schema.views JOIN own ON schema = table_schema
  UNION ALL SELECT 'materialized view', format('%I.%I', schemaname, matviewname), concat_ws(' ', ispopulated, definition) FROM pg_matviews JOIN own ON schema = schemaname
  UNION ALL SELECT 'rule', format('%I.%I.%I', schemaname, tablename, rulename), definition FROM pg_rules JOIN own ON schema = schemaname
  UNION ALL SELECT 'policy', format('%I.%I.%I', schemaname, tablename, policyname), concat_ws(' ', permissive, roles, cmd, qual, with_check) FROM pg_policies JOIN own ON schema = schemaname
  UNION ALL SELECT 'row security', format('%I.%I', schemaname, tablename), concat_ws(' ', rowsecurity, tableowner) FROM pg_tables JOIN own ON schema = schemaname
  UNION ALL SELECT 'trigger', format('%s.%I', tgrelid::regclass, tgname), concat_ws(' ', pg_get_triggerdef(oid, true), tgenabled) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT 'routine', format('%s(%s)', oid::regproc, pg_get_function_identity_arguments(oid)), CASE WHEN prokind = 'a' THEN 'aggregate' ELSE pg_get_functiondef(oid) END FROM pg_proc JOIN own ON pronamespace = schema::regnamespace
    WHERE NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid AND deptype = 'e')
  UNION ALL SELECT 'enum', enumtypid::regtype::text, string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder) FROM pg_enum GROUP BY enumtypid
  UNION ALL SELECT 'domain', format('%I.%I', domain_schema, domain_name), concat_ws(' ', data_type, character_maximum_length, domain_default, collation_name) FROM information_schema.domains JOIN own ON schema = domain_schema
  UNION ALL SELECT 'privilege', oid::regclass::text, concat_ws(' ', grantee::regrole, privilege_type, is_grantable) FROM pg_class JOIN own ON relnamespace = schema::regnamespace
    CROSS JOIN LATERAL aclexplode(coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))) WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
  UNION ALL SELECT 'column privilege', format('%s.%I', attrelid::regclass, attname), concat_ws(' ', grantee::regrole, privilege_type, is_grantable) FROM pg_attribute CROSS JOIN LATERAL aclexplode(attacl)
    WHERE attrelid >= 16384 AND NOT attisdropped
  UNION ALL SELECT 'routine privilege', pg_proc.oid::regprocedure::text, concat_ws(' ', grantee::regrole, privilege_type, is_grantable) FROM pg_proc JOIN own ON pronamespace = schema::regnamespace
    CROSS JOIN LATERAL aclexplode(coalesce(proacl, acldefault('f', proowner)))
  UNION ALL SELECT 'comment', format('%s %s', o.type, o.identity), d.description FROM pg_description d CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) o WHERE d.objoid >= 16384
  UNION ALL SELECT 'partition', format('%s of %s', inhrelid::regclass, inhparent::regclass), (SELECT concat_ws(' ', pg_get_partkeydef(oid), pg_get_expr(relpartbound, oid)) FROM pg_class WHERE oid = inhrelid) FROM pg_inherits
  UNION ALL SELECT 'published', format('%I %I.%I', pubname, schemaname, tablename), '' FROM pg_publication_tables
  UNION ALL SELECT 'statistics', format('%I.%I', statistics_schemaname, statistics_name), concat_ws(' ', (SELECT array_agg(n ORDER BY n) FROM unnest(attnames) n), exprs, kinds) FROM pg_stats_ext JOIN own ON schema = statistics_schemaname
) AS described ORDER BY 1, 2, 3
