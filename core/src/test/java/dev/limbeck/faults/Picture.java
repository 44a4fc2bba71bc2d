package dev.limbeck.faults;

import java.util.List;

import dev.limbeck.postgres.PostgresDatabase;

/**
 * What a database holds, times aside: two that went through the same revisions look the
 * same.
 *
 * @param lines columns, constraints, functions and indexes as PostgreSQL spells them,
 * rows that revisions have written, what the ledger says, upgrades in its log, and
 * advisory locks that somebody holds
 */
record Picture(List<String> lines) {

	private static final String OURS = "n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'";

	private static final String SCHEMA = """
			SELECT c.oid::regclass || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
			    || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END || coalesce(' ' || pg_get_expr(d.adbin, d.adrelid), '')
			  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
			  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
			  WHERE a.attnum > 0 AND NOT a.attisdropped AND {ours}
			UNION ALL SELECT k.conrelid::regclass || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
			  FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace WHERE {ours}
			UNION ALL SELECT pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE {ours}
			UNION ALL SELECT pg_get_indexdef(x.indexrelid) || CASE WHEN x.indisvalid THEN '' ELSE ' INVALID' END
			  FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {ours}
			"""
		.replace("{ours}", OURS);

	private static final String DATA = """
			SELECT what || ' ' || count(*) FROM effect GROUP BY what UNION ALL SELECT 'counter ' || n FROM counter
			UNION ALL SELECT 'person ' || md5(p::text) FROM person p
			""";

	private static final String LEDGER = """
			SELECT (to_jsonb(r) - 'applied_at' - 'duration_ms' - 'application')::text FROM limbeck_revision r
			UNION ALL SELECT 'logged ' || revision || ' ' || count(*) FROM limbeck_log WHERE event = 'upgrade' GROUP BY revision
			UNION ALL SELECT 'locked by ' || pid FROM pg_locks
			  WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
			ORDER BY 1""";

	static Picture of(PostgresDatabase database) {
		return new Picture(database.query(String.join("UNION ALL ", SCHEMA, DATA, LEDGER)));
	}

}
