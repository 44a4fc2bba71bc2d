package dev.limbeck;

import java.lang.reflect.Field;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The names of SQLSTATEs.
 */
@ExtendWith(PostgresExtension.class)
class SqlStateTests {

	@ParameterizedTest
	@MethodSource("ofPostgresql")
	void theServerKnowsItByThisName(String name, String code, PostgresDatabase database) {
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> database.execute("DO $$BEGIN RAISE " + name + "; END$$"))
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo(code));
	}

	@Test
	void noneHasTwoNames() {
		assertThat(all().map((argument) -> argument.get()[1])).doesNotHaveDuplicates();
	}

	static Stream<Arguments> ofPostgresql() {
		return all().filter((argument) -> ((String) argument.get()[1]).matches("(?!LM|99).{5}"));
	}

	private static Stream<Arguments> all() {
		return Arrays.stream(SqlState.class.getFields())
			.map((field) -> Arguments.of(field.getName().toLowerCase(Locale.ROOT), value(field)));
	}

	private static Object value(Field field) {
		try {
			return field.get(null);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
