package dev.limbeck;

import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The names of SQLSTATEs.
 */
@ExtendWith(PostgresExtension.class)
class SqlStateTests {

	private final Map<String, String> all = Arrays.stream(SqlState.class.getFields())
		.collect(Collectors.toMap((field) -> field.getName().toLowerCase(Locale.ROOT), SqlStateTests::value));

	@Test
	void theServerKnowsThemByTheseNames(PostgresDatabase database) throws SQLException {
		this.all.values().removeIf((code) -> !code.matches("(?!LM|99).{5}"));
		try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
			assertThat(this.all).isNotEmpty()
				.allSatisfy((name, code) -> assertThatExceptionOfType(SQLException.class)
					.isThrownBy(() -> statement.execute("DO $$BEGIN RAISE " + name + "; END$$"))
					.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo(code)));
		}
	}

	@Test
	void noneHasTwoNames() {
		assertThat(this.all.values()).doesNotHaveDuplicates();
	}

	private static String value(Field field) {
		try {
			return (String) field.get(null);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
