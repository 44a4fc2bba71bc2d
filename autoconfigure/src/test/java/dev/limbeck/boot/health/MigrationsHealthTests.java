package dev.limbeck.boot.health;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.limbeck.boot.Contexts;
import dev.limbeck.boot.RevisionFolder;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.health.DataSourceHealthContributorAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrationsHealthIndicator}.
 */
@ExtendWith(PostgresExtension.class)
class MigrationsHealthTests {

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() {
		this.revisions = new RevisionFolder(this.folder).add("a", "SELECT 1;").add("b: a", "SELECT 2;");
	}

	@Test
	void upTellsWhereTheSchemaStands(PostgresDatabase database) {
		runner(database).run((context) -> {
			Health health = health(context);
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("current", Set.of("b"))
				.containsEntry("heads", Set.of("b"))
				.containsEntry("pending", 0)
				.containsEntry("applied", 2)
				.containsEntry("database", "localhost:" + database.server().port() + "/" + database.name())
				.containsKey("source")
				.doesNotContainKeys("ahead", "running", "abandoned", "findings");
		});
	}

	@Test
	void thisStartTellsWhatItDid(PostgresDatabase database) {
		runner(database).run((context) -> {
			assertThat(thisStart(context)).containsEntry("applied", List.of("a", "b")).containsEntry("attempts", 1);
			assertThat(thisStart(context)).extractingByKey("elapsed").asString().matches("[0-9]+ms");
		});
		runner(database).run((context) -> assertThat(thisStart(context)).containsEntry("applied", List.of()));
	}

	@Test
	void databaseOfANewerReleaseIsUpAndSaysSo(PostgresDatabase database) {
		this.revisions.add("c: b", "SELECT 3;");
		runner(database).run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.folder.resolve("c.sql").toFile().delete()).isTrue();
		runner(database).run((context) -> {
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			assertThat(health(context).getDetails()).containsEntry("ahead", Set.of("c"));
		});
	}

	@Test
	void pendingRevisionsAreOutOfService(PostgresDatabase database) {
		runner(database).withPropertyValues("limbeck.mode=off").run((context) -> {
			assertThat(health(context).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
			assertThat(health(context).getDetails()).containsEntry("pending", 2);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "verify", "await" })
	void whatAnotherProcessHasMigratedIsUp(String mode, PostgresDatabase database) {
		runner(database).run((context) -> assertThat(context).hasNotFailed());
		runner(database).withPropertyValues("limbeck.mode=" + mode).run((context) -> {
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			assertThat(health(context).getDetails()).containsEntry("current", Set.of("b")).containsEntry("pending", 0);
			assertThat(thisStart(context)).containsEntry("applied", List.of());
		});
	}

	@Test
	void whatTheDoctorFindsIsCounted(PostgresDatabase database) {
		this.revisions.add("c", "SELECT 3;");
		runner(database).withPropertyValues("limbeck.multiple-heads=apply")
			.run((context) -> assertThat(health(context).getDetails()).containsEntry("findings",
					Map.of("number", 1, "worst", "orphan")));
		runner(database)
			.withPropertyValues("limbeck.multiple-heads=apply", "limbeck.doctor.ignore=orphan: it stands alone")
			.run((context) -> assertThat(health(context).getDetails()).doesNotContainKey("findings"));
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void whatIsToBeIgnoredAndIsNotUnderstoodIsSaid(PostgresDatabase database, CapturedOutput output) {
		runner(database).withPropertyValues("limbeck.doctor.ignore=orphans")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("limbeck.doctor.ignore names orphans, which is no finding. Nothing is ignored");
	}

	@Test
	void abandonedRevisionIsDown(PostgresDatabase database) {
		runner(database).run((context) -> assertThat(context).hasNotFailed());
		database.execute("UPDATE limbeck_revision SET state = 'running' WHERE revision = 'b'");
		runner(database).withPropertyValues("limbeck.mode=off").run((context) -> {
			assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
			assertThat(health(context).getDetails()).containsEntry("abandoned", Set.of("b"));
		});
	}

	@Test
	void unreachableDatabaseIsUnknown() {
		Contexts.withoutDatabase(this.revisions)
			.withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost:1/none", "limbeck.mode=off")
			.run((context) -> {
				assertThat(health(context).getStatus()).isEqualTo(Status.UNKNOWN);
				assertThat(health(context).getDetails()).extractingByKey("reason")
					.asString()
					.contains("localhost:1/none");
			});
	}

	@Test
	void trainingRunIsUnknown() {
		Contexts.withoutDatabase(this.revisions).withPropertyValues("spring.context.exit=onRefresh").run((context) -> {
			assertThat(health(context).getStatus()).isEqualTo(Status.UNKNOWN);
			assertThat(health(context).getDetails()).containsEntry("reason", "spring.context.exit=onRefresh");
		});
	}

	@Test
	void answeringNeedsNoDatabase(PostgresDatabase database) {
		runner(database).run((context) -> {
			database.drop();
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
		});
	}

	@Test
	void standsBesideTheDatabaseOfSpringBoot(PostgresDatabase database) {
		runner(database)
			.withConfiguration(AutoConfigurations.of(HealthContributorAutoConfiguration.class,
					DataSourceHealthContributorAutoConfiguration.class))
			.run((context) -> assertThat(context).hasBean("migrationsHealthIndicator").hasBean("dbHealthContributor"));
	}

	@Test
	void canBeSwitchedOff(PostgresDatabase database) {
		runner(database).withPropertyValues("management.health.migrations.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("migrationsHealthIndicator"));
		runner(database).withPropertyValues("limbeck.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("migrationsHealthIndicator"));
	}

	private ApplicationContextRunner runner(PostgresDatabase database) {
		return Contexts.of(database, this.revisions);
	}

	private static Health health(ApplicationContext context) {
		return Objects.requireNonNull(context.getBean("migrationsHealthIndicator", HealthIndicator.class).health());
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> thisStart(ApplicationContext context) {
		return (Map<String, Object>) Objects.requireNonNull(health(context).getDetails().get("thisStart"));
	}

}
