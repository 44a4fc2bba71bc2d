package dev.limbeck.sql;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SessionDefaults}.
 */
class SessionDefaultsTests {

	@ParameterizedTest
	@ValueSource(strings = { "ALTER DATABASE shop SET search_path = app", "alter role app set timezone to 'UTC'",
			"ALTER ROLE ALL IN DATABASE \"my shop\" SET work_mem = '1GB'", "ALTER USER app RESET ALL",
			"ALTER DATABASE shop /* now */ RESET search_path", "ALTER /* x */ DATABASE shop SET search_path = app",
			"ALTER -- x\n ROLE -- y\n app -- z\n IN DATABASE \"OWNER TO\" SET a.b = 'c'",
			"ALTER ROLE ALL RESET work_mem", "ALTER USER CURRENT_USER SET search_path TO app",
			"ALTER DATABASE \"set\" SET a = 1", "ALTER ROLE U&\"d!0061t\" UESCAPE '!' SET a = 1",
			"ALTER USER mapping SET a = 1", "DO 'BEGIN ALTER /* x */ ROLE app /* y */ SET a = 1; END'",
			"DO $$BEGIN EXECUTE 'ALTER ' || 'DATABASE ' || quote_ident(a) || ' SET b = ''c'' '; END$$",
			"DO $$BEGIN EXECUTE $x$ALTER ROLE a SET b = $y$c$y$ $x$; END$$",
			"DO LANGUAGE plpython3u $$plpy.execute(\"ALTER ROLE a SET b = 1\")$$",
			"DO $$BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = app', current_database()); END$$" })
	void changesWhatSessionsBeginWith(String sql) {
		assertThat(changes(sql)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ALTER DATABASE shop SET TABLESPACE fast", "ALTER ROLE app PASSWORD 'x'",
			"SET search_path = app", "ALTER TABLE t ALTER c SET DEFAULT 1", "ALTER DATABASE shop OWNER TO app",
			"ALTER ROLE app RENAME TO app_set", "DO $$BEGIN UPDATE t SET a = 1; END$$",
			"SELECT 'ALTER ROLE app SET a = 1'", "ALTER USER MAPPING FOR app SERVER s OPTIONS (SET user 'x')",
			"ALTER DATABASE \"a SET b\" OWNER TO app", "ALTER ROLE app PASSWORD 'x' /* SET a = 1 */",
			"ALTER ROLE app VALID UNTIL 'SET a = 1'", "ALTER SYSTEM SET work_mem = '1GB'",
			"DO $$BEGIN ALTER ROLE app NOLOGIN; UPDATE t SET a = 1; END$$",
			"DO $$BEGIN RAISE NOTICE 'ALTER ROLE app SET a = 1'; END$$",
			"DO $$BEGIN -- ALTER ROLE app SET a = 1\n NULL; END$$",
			"DO $$BEGIN ALTER DATABASE a SET TABLESPACE b; END$$",
			"DO $$BEGIN ALTER USER MAPPING FOR a SERVER s OPTIONS (SET user 'x'); END$$" })
	void doesNot(String sql) {
		assertThat(changes(sql)).isFalse();
	}

	private static boolean changes(String sql) {
		SourceText source = new SourceText("a.sql", sql);
		SqlScript script = SqlScript.parse(source, (comment) -> false);
		return SessionDefaults.changedBy(script.statements().get(0), source);
	}

}
