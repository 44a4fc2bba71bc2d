package dev.limbeck.session;

import java.util.Locale;

import dev.limbeck.sql.SqlText;

/**
 * The session-level advisory locks that a script has left behind, beside the migration
 * lock. No command of PostgreSQL releases all but one.
 */
public final class ScriptLocks {

	private ScriptLocks() {
	}

	/**
	 * Return the statement that releases them. Outside a transaction: what a transaction
	 * holds cannot be released.
	 * @param kept key of the migration lock
	 * @return the SQL, ending with a semicolon
	 */
	public static String release(long kept) {
		return SqlText.block(String.format(Locale.ROOT,
				"""
						DECLARE
						  l record;
						  released boolean := true;
						BEGIN
						  WHILE released LOOP
						    released := false;
						    FOR l IN SELECT classid, objid, objsubid, mode,
						        (classid::pg_catalog.int8 OPERATOR(pg_catalog.<<) 32) OPERATOR(pg_catalog.|) objid::pg_catalog.int8 AS key
						      FROM pg_catalog.pg_locks
						      WHERE locktype = 'advisory' AND granted AND pid = pg_catalog.pg_backend_pid()
						        AND NOT (objsubid = 1 AND classid::pg_catalog.int8 = %d AND objid::pg_catalog.int8 = %d) LOOP
						      released := CASE
						        WHEN l.objsubid = 1 AND l.mode = 'ExclusiveLock' THEN pg_catalog.pg_advisory_unlock(l.key)
						        WHEN l.objsubid = 1 THEN pg_catalog.pg_advisory_unlock_shared(l.key)
						        WHEN l.mode = 'ExclusiveLock'
						          THEN pg_catalog.pg_advisory_unlock(l.classid::pg_catalog.int4, l.objid::pg_catalog.int4)
						        ELSE pg_catalog.pg_advisory_unlock_shared(l.classid::pg_catalog.int4, l.objid::pg_catalog.int4) END
						        OR released;
						    END LOOP;
						  END LOOP;
						END""",
				kept >>> 32, kept & 0xFFFFFFFFL)) + ";\n";
	}

}
