package dev.limbeck.boot.endpoint;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import dev.limbeck.boot.Contexts;
import dev.limbeck.boot.RevisionFolder;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.actuate.autoconfigure.info.InfoEndpointAutoConfiguration;
import org.springframework.boot.actuate.info.InfoEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrationsInfoContributor}.
 */
@ExtendWith(PostgresExtension.class)
class MigrationsInfoTests {

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() {
		this.revisions = new RevisionFolder(this.folder).add("a", "SELECT 1;").add("b: a", "SELECT 2;");
	}

	@Test
	void infoTellsWhereTheSchemaStandsWithoutSql(PostgresDatabase database) {
		configured(Contexts.of(database, this.revisions)).run((context) -> {
			database.drop();
			assertThat(context.getBean(InfoEndpoint.class).info()).containsEntry("migrations",
					Map.of("current", Set.of("b"), "heads", Set.of("b"), "pending", 0, "ahead", 0));
		});
	}

	@Test
	void infoTellsNothingIfNobodyLooked() {
		configured(Contexts.withoutDatabase(this.revisions)).withPropertyValues("spring.context.exit=onRefresh")
			.run((context) -> assertThat(context.getBean(InfoEndpoint.class).info()).isEmpty());
	}

	@Test
	void canBeSwitchedOff(PostgresDatabase database) {
		configured(Contexts.of(database, this.revisions)).withPropertyValues("management.info.migrations.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("migrationsInfoContributor"));
	}

	private static ApplicationContextRunner configured(ApplicationContextRunner runner) {
		return runner
			.withConfiguration(
					AutoConfigurations.of(InfoEndpointAutoConfiguration.class, MigrationsInfoAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=info");
	}

}
