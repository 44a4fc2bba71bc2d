package dev.limbeck.migrate;

import java.util.List;

import dev.limbeck.postgres.PostgresDatabase;

/**
 * What a schema consists of, the ledger aside, as PostgreSQL spells it.
 */
final class SchemaSnapshot {

	private static final String USERS = "n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'";

	private static final String QUERY = """
			SELECT c.oid::regclass || ' ' || c.relkind::text || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
			    || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END || coalesce(' ' || pg_get_expr(d.adbin, d.adrelid), '')
			  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
			  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
			  WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relname NOT LIKE 'limbeck\\_%' AND {users}
			UNION ALL SELECT k.conrelid::regclass || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
			  FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
			  WHERE k.conrelid::regclass::text NOT LIKE '%limbeck\\_%' AND {users}
			UNION ALL SELECT pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE {users}
			ORDER BY 1"""
		.replace("{users}", USERS);

	private SchemaSnapshot() {
	}

	static List<String> of(PostgresDatabase database) {
		return database.query(QUERY);
	}

}
