package dev.limbeck.postgres;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for {@link PostgresExtension}.
 */
@ExtendWith(PostgresExtension.class)
class PostgresExtensionTests {

	@Test
	void theServerIsTheOneThatTheBuildAsksFor(PostgresDatabase database) {
		String asked = System.getProperty("limbeck.tests.postgresql");
		assumeThat(asked).as("the build says which").isNotNull();
		assertThat(asked).startsWith(database.query("SHOW server_version").get(0) + ".");
	}

	@Test
	void handsOutAnEmptyDatabase(PostgresDatabase database) {
		assertThat(database.query("SELECT count(*) FROM pg_stat_user_tables")).containsExactly("0");
	}

	@Test
	void handsOutAnotherDatabaseForEachParameter(PostgresDatabase one, PostgresDatabase other) {
		assertThat(one.name()).isNotEqualTo(other.name());
	}

}
