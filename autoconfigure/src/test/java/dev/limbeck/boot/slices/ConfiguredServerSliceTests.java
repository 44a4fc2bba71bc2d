package dev.limbeck.boot.slices;

import java.util.Map;

import dev.limbeck.boot.LimbeckInitializer;
import dev.limbeck.boot.test.OnConfiguredDatabase;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A slice beside a server that the configuration names: with {@link OnConfiguredDatabase}
 * it uses and migrates that one, without it leaves it alone.
 */
class ConfiguredServerSliceTests {

	/**
	 * Uses the server.
	 */
	@Nested
	@JdbcTest
	@OnConfiguredDatabase
	@ContextConfiguration(initializers = Server.class)
	class OnIt {

		@Test
		void isMigrated(@Autowired JdbcClient client) {
			assertThat(client.sql("SELECT current_database()").query(String.class).single())
				.isEqualTo(Server.DATABASE.name());
			assertThat(client.sql("SELECT text FROM note").query(String.class).list())
				.containsExactly("written by a revision");
		}

	}

	/**
	 * Uses an embedded database.
	 */
	@Nested
	@JdbcTest
	@ContextConfiguration(initializers = Server.class)
	class BesideIt {

		@Test
		void touchesNothing(@Autowired LimbeckInitializer initializer) {
			assertThat(initializer.outcome().reason()).contains("another kind of database (jdbc:h2:)");
		}

	}

	/**
	 * Names the server, as a file of the application would.
	 */
	static class Server implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		static final PostgresDatabase DATABASE = PostgresServer.shared().createDatabase();

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			context.getEnvironment()
				.getPropertySources()
				.addLast(new MapPropertySource("file",
						Map.of("spring.datasource.url", DATABASE.jdbcUrl(), "spring.datasource.username", "postgres")));
		}

	}

}
