package dev.limbeck.sql;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClusterStatement}.
 */
class ClusterStatementTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "CREATE ROLE a | roles", "create user a | roles", "ALTER GROUP a ADD USER b | roles",
					"DROP DATABASE d | databases", "CREATE TABLESPACE t LOCATION '/x' | tablespaces",
					"ALTER SYSTEM SET a = b | settings of the server", "COMMENT ON ROLE a IS 'x' | roles",
					"GRANT a, b TO c | roles", "REVOKE ADMIN OPTION FOR a FROM b | roles",
					"GRANT CONNECT ON DATABASE d TO c | databases", "GRANT CREATE ON TABLESPACE t TO c | tablespaces",
					"REASSIGN OWNED BY a TO b | roles", "DROP OWNED BY a | roles",
					"DO $$ BEGIN IF true THEN CREATE ROLE a; END IF; END $$ | roles",
					"DO $$ BEGIN EXECUTE 'CREATE USER a'; END $$ | roles",
					"DO $$ BEGIN NULL; DROP DATABASE d; END $$ | databases" })
	void whatBelongsToTheWholeServer(String sql, String what) {
		assertThat(of(sql)).contains(what);
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE TABLE role (id int)", "CREATE USER MAPPING FOR a SERVER s",
			"DROP USER MAPPING FOR a SERVER s", "GRANT SELECT ON t TO a", "GRANT USAGE ON SCHEMA database TO a",
			"COMMENT ON TABLE role IS 'CREATE ROLE'", "ALTER TABLE t OWNER TO a", "INSERT INTO role VALUES (1)",
			"ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO a", "DO $$ BEGIN CREATE TABLE t (); END $$",
			"DO $$ BEGIN ALTER TABLE t DROP role; ALTER TABLE t ALTER user SET NOT NULL; END $$",
			"COMMENT ON COLUMN role.user IS 'x'", "CREATE" })
	void whatBelongsToOneDatabase(String sql) {
		assertThat(of(sql)).isEmpty();
	}

	private static Optional<String> of(String sql) {
		List<SqlStatement> statements = SqlScript.parse(new SourceText("a.sql", sql)).statements();
		return ClusterStatement.of(statements.get(0), sql);
	}

}
