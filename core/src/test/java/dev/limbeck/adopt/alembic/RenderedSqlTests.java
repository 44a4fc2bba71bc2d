package dev.limbeck.adopt.alembic;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How what Alembic prints is cut into revisions.
 */
class RenderedSqlTests {

	@Test
	void itsOwnTableIsLeftOut() {
		String printed = """
				BEGIN;

				CREATE TABLE app.versions (
				    version_num VARCHAR(32) NOT NULL
				);

				-- Running upgrade  -> a

				CREATE TABLE t (version_num int);

				INSERT INTO app.versions (version_num) VALUES ('a') RETURNING app.versions.version_num;

				-- Running upgrade a -> b

				COMMIT;

				UPDATE t SET version_num='-- Running upgrade x -> y';

				UPDATE app.versions SET version_num='b' WHERE app.versions.version_num = 'a';

				-- Running upgrade b, c -> m

				DELETE FROM app.versions WHERE app.versions.version_num = 'b';

				COMMIT;
				""";
		assertThat(RenderedSql.of(printed)).containsExactly(entry("a", "CREATE TABLE t (version_num int);"),
				entry("b", "COMMIT;\n\nUPDATE t SET version_num='-- Running upgrade x -> y';"), entry("m", "COMMIT;"));
	}

	@Test
	void theWayBackBelongsToWhatIsTakenBack() {
		String printed = """
				-- Running downgrade m -> b, c

				INSERT INTO alembic_version (version_num) VALUES ('b') RETURNING alembic_version.version_num;

				-- Running downgrade a ->\s

				DROP TABLE t;

				DELETE FROM alembic_version WHERE alembic_version.version_num = 'a';

				DROP TABLE alembic_version;
				""";
		assertThat(RenderedSql.of(printed)).containsExactly(entry("m", ""), entry("a", "DROP TABLE t;"));
	}

	private static Map.Entry<String, String> entry(String id, String sql) {
		return Map.entry(id, sql);
	}

}
