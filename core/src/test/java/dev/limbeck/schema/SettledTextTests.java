package dev.limbeck.schema;

import java.sql.Connection;
import java.sql.SQLException;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What PostgreSQL spells in two ways is read in one.
 */
@ExtendWith(PostgresExtension.class)
class SettledTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "kind IN ('a', 'b')", "kind NOT IN ('it''s', '(ARRAY[', '])::text[]')",
			"kind IN ('a') OR kind = ANY (ARRAY['b', NULL])", "\"])::text[]\" IN ('x', 'y')", "number IN (1, 2)" })
	void aCheckIsTheSameWhenItsTextIsReadAgain(String condition, PostgresDatabase database) throws SQLException {
		database.execute("CREATE TABLE t (kind varchar(9), \"])::text[]\" varchar(3), number numeric(9, 1), "
				+ "CONSTRAINT c CHECK (" + condition + "))");
		String first = check(database);
		database.execute("ALTER TABLE t DROP CONSTRAINT c; ALTER TABLE t ADD CONSTRAINT c " + first);
		assertThat(check(database)).isEqualTo(first);
	}

	@Test
	void whatOnlyLooksLikeItIsLeftAlone() {
		String text = "CHECK ((a = '(ARRAY[''x''::character varying])::text[]') OR (ARRAY[b])::text[] = c)";
		assertThat(SettledText.of(text)).isEqualTo(text);
	}

	private static String check(PostgresDatabase database) throws SQLException {
		try (Connection connection = database.connect()) {
			Schema schema = new SchemaReader(connection.getMetaData().getDatabaseMajorVersion())
				.read(new Session(connection))
				.ofUsers();
			return schema.need(FactId.of(FactKind.CONSTRAINT, "public", "t", "c")).need("definition");
		}
	}

}
