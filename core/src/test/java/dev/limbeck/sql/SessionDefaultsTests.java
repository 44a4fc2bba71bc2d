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
			"ALTER DATABASE shop /* now */ RESET search_path",
			"DO $$BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = app', current_database()); END$$" })
	void changesWhatSessionsBeginWith(String sql) {
		assertThat(changes(sql)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ALTER DATABASE shop SET TABLESPACE fast", "ALTER ROLE app PASSWORD 'x'",
			"SET search_path = app", "ALTER TABLE t ALTER c SET DEFAULT 1", "ALTER DATABASE shop OWNER TO app",
			"ALTER ROLE app RENAME TO app_set", "DO $$BEGIN UPDATE t SET a = 1; END$$",
			"SELECT 'ALTER ROLE app SET a = 1'" })
	void doesNot(String sql) {
		assertThat(changes(sql)).isFalse();
	}

	private static boolean changes(String sql) {
		SourceText source = new SourceText("a.sql", sql);
		SqlScript script = SqlScript.parse(source, (comment) -> false);
		return SessionDefaults.changedBy(script.statements().get(0), source);
	}

}
