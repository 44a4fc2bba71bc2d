package dev.limbeck.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.PreferQueryMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrationDriver}.
 */
@ExtendWith(PostgresExtension.class)
class MigrationDriverTests {

	@Test
	void theDescriptionNamesHostPortAndDatabase() {
		assertThat(Connector.to(DatabaseUrl.parse("postgresql://u:p@h1,h2:5433/app")).description())
			.isEqualTo("h1:5432,h2:5433/app");
	}

	@Test
	void aJdbcUrlIsTakenAsTheDriverTakesIt() {
		assertThat(Connector.to("jdbc:postgresql://h/app?stringType=unspecified", credentials()).description())
			.isEqualTo("h:5432/app");
	}

	@Test
	void aUrlCannotTalkTheDriverIntoRewritingScripts(PostgresDatabase database) throws SQLException {
		Connector connector = Connector.to(database.jdbcUrl() + "?preferQueryMode=extended&ApplicationName=x",
				credentials());
		try (Connection connection = connector.connect(Duration.ofSeconds(5))) {
			assertThat(connection.unwrap(PGConnection.class).getPreferQueryMode()).isEqualTo(PreferQueryMode.SIMPLE);
		}
	}

	private static Properties credentials() {
		Properties credentials = new Properties();
		credentials.setProperty("user", "postgres");
		return credentials;
	}

}
