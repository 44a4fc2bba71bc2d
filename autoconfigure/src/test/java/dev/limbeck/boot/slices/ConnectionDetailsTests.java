package dev.limbeck.boot.slices;

import dev.limbeck.boot.FixedConnectionDetails;
import dev.limbeck.boot.TestApplication;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Details of a service, as Docker Compose and Testcontainers publish them.
 */
@ExtendWith(PostgresExtension.class)
class ConnectionDetailsTests {

	@Test
	void detailsOfAServiceBeatTheEnvironment(PostgresDatabase database) {
		SpringApplication application = new TestApplication(NotesApplication.class)
			.variables("DATABASE_URL=postgres://u@localhost:1/none")
			.application();
		application.addInitializers((context) -> ((GenericApplicationContext) context)
			.registerBean(JdbcConnectionDetails.class, () -> new FixedConnectionDetails(database.jdbcUrl())));
		try (ConfigurableApplicationContext context = application.run()) {
			JdbcClient client = context.getBean(JdbcClient.class);
			assertThat(client.sql("SELECT current_database()").query(String.class).single()).isEqualTo(database.name());
			assertThat(database.query("SELECT revision FROM limbeck_revision")).containsExactly("3b7a1d2e4f56");
		}
	}

}
