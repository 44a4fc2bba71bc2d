package dev.limbeck.boot.slices;

import dev.limbeck.boot.LimbeckInitializer;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Migration of a container of Testcontainers; skipped where no Docker is.
 */
@SpringBootTest(properties = "spring.datasource.url=jdbc:postgresql://localhost:1/none")
@Testcontainers(disabledWithoutDocker = true)
class ContainerTests {

	@Container
	@ServiceConnection
	static PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18-alpine");

	@Test
	void containerIsMigratedWhateverPropertiesSay(@Autowired LimbeckInitializer initializer,
			@Autowired JdbcClient client) {
		assertThat(String.valueOf(initializer.outcome().report()))
			.contains(String.valueOf(postgres.getMappedPort(5432)));
		assertThat(client.sql("SELECT text FROM note").query(String.class).list()).hasSize(1);
	}

}
