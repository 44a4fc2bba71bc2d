package dev.limbeck.postgres;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PostgresExtension}.
 */
@ExtendWith(PostgresExtension.class)
class PostgresExtensionTests {

	@Test
	void handsOutAnEmptyDatabase(PostgresDatabase database) {
		assertThat(database.query("SELECT count(*) FROM pg_stat_user_tables")).containsExactly("0");
	}

	@Test
	void handsOutAnotherDatabaseForEachParameter(PostgresDatabase one, PostgresDatabase other) {
		assertThat(one.name()).isNotEqualTo(other.name());
	}

}
