package dev.limbeck.proof.rows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RowMaker}.
 */
@ExtendWith(PostgresExtension.class)
class RowMakerTests {

	private PostgresDatabase database;

	RowMakerTests(PostgresDatabase database) {
		this.database = database;
	}

	@ParameterizedTest
	@ValueSource(strings = { "a int NOT NULL", "a text NOT NULL UNIQUE", "a uuid PRIMARY KEY",
			"a jsonb NOT NULL, b json", "a int GENERATED ALWAYS AS IDENTITY, b int GENERATED ALWAYS AS (a * 2) STORED",
			"a serial", "a bytea NOT NULL", "a int CHECK (a > 100) NOT NULL", "a text NOT NULL CHECK (a LIKE '%@%')",
			"a numeric(3,1) NOT NULL", "a text NOT NULL CHECK (a IN ('new', 'old'))", "a varchar(1) NOT NULL",
			"a char(3) NOT NULL", "a bit(4) NOT NULL", "a date NOT NULL, b date NOT NULL, CHECK (a <= b)",
			"a int[] NOT NULL", "a tstzrange NOT NULL", "a inet NOT NULL, b cidr", "a interval NOT NULL",
			"a time NOT NULL, b timestamptz NOT NULL", "a point NOT NULL, b box, c circle NOT NULL, d polygon NOT NULL",
			"a tsvector NOT NULL", "a macaddr NOT NULL", "a money NOT NULL", "a text NOT NULL CHECK (length(a) > 10)",
			"a boolean NOT NULL CHECK (a)", "a int PRIMARY KEY, b int REFERENCES t",
			"a oid NOT NULL, b \"char\" NOT NULL, c name NOT NULL" })
	void makesRowsFor(String columns) throws SQLException {
		assertThat(fill("CREATE TABLE t (" + columns + ")")).isEmpty();
		assertThat(this.database.query("SELECT count(*) FROM t")).containsExactly("3");
	}

	@Test
	void keysLeadToRows() throws SQLException {
		assertThat(fill("CREATE TABLE z (a int, b text, PRIMARY KEY (a, b));"
				+ "CREATE TABLE y (a int NOT NULL, b text NOT NULL, FOREIGN KEY (a, b) REFERENCES z);"
				+ "CREATE TABLE x (z int UNIQUE NOT NULL, y int REFERENCES x (z))"))
			.isEmpty();
		assertThat(this.database.query("SELECT count(*) FROM y JOIN z USING (a, b)")).containsExactly("3");
	}

	@Test
	void typesOfUsersHaveValues() throws SQLException {
		assertThat(fill(
				"CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE DOMAIN zip AS text NOT NULL CHECK (VALUE ~ '^[0-9]{5}$');"
						+ "CREATE TABLE t (m mood NOT NULL, z zip, ms mood[] NOT NULL)"))
			.isEmpty();
	}

	@Test
	void partitionsAreReached() throws SQLException {
		assertThat(fill("CREATE TABLE p (d date NOT NULL, k text) PARTITION BY RANGE (d);"
				+ "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2030-01-01') TO ('2031-01-01') PARTITION BY LIST (k);"
				+ "CREATE TABLE p1a PARTITION OF p1 FOR VALUES IN ('blue')"))
			.isEmpty();
	}

	@Test
	void whatCannotBeFilledIsSaid() throws SQLException {
		assertThat(fill("CREATE TABLE never (a int NOT NULL CHECK (a > 1 AND a < 1)); CREATE TABLE t (a int)"))
			.hasSize(1)
			.first()
			.asString()
			.startsWith("public.never: ")
			.contains("violates check constraint");
	}

	@Test
	void whatHasRowsIsLeftAlone() throws SQLException {
		fill("CREATE TABLE t (a int); INSERT INTO t VALUES (1)");
		assertThat(this.database.query("SELECT count(*) FROM t")).containsExactly("1");
	}

	private List<String> fill(String sql) throws SQLException {
		this.database.execute(sql);
		try (Connection connection = DriverManager.getConnection(this.database.jdbcUrl() + "?preferQueryMode=simple",
				"postgres", null)) {
			return RowMaker.fill(new Session(connection));
		}
	}

}
