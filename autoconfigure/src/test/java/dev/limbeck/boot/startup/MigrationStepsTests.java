package dev.limbeck.boot.startup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import dev.limbeck.boot.Contexts;
import dev.limbeck.boot.RevisionFolder;
import dev.limbeck.migrate.AwaitedMigration;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Plan;
import dev.limbeck.revision.Step;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.step.RunningStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrationSteps}.
 */
@ExtendWith(PostgresExtension.class)
class MigrationStepsTests {

	private static final RunningStep A = new RunningStep("a", Direction.UPGRADE, "Make a", 1, 1, 1);

	private final BufferingApplicationStartup startup = new BufferingApplicationStartup(1000);

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() {
		this.revisions = RevisionFolder.ofTwo(this.folder);
	}

	@Test
	void theStartShowsEachPhaseInsideTheRun(PostgresDatabase database) {
		runner(database).run((context) -> {
			List<StartupStep> steps = steps();
			assertThat(steps).extracting(StartupStep::getName)
				.containsExactly("limbeck.migration.wait", "limbeck.migration.plan", "limbeck.migration.lock",
						"limbeck.migration.plan", "limbeck.migration.revision", "limbeck.migration.revision",
						"limbeck.migration");
			long run = steps.get(steps.size() - 1).getId();
			assertThat(steps).filteredOn((step) -> step.getId() != run)
				.allSatisfy((step) -> assertThat(step.getParentId()).isEqualTo(run));
		});
	}

	@Test
	void aStepTellsWhatItIsAbout(PostgresDatabase database) {
		runner(database).run((context) -> {
			List<StartupStep> steps = steps();
			assertThat(tags(steps.get(0))).containsEntry("attempts", "1")
				.containsEntry("database", "localhost:" + database.server().port() + "/" + database.name());
			assertThat(tags(steps.get(1))).containsEntry("steps", "2");
			assertThat(tags(steps.get(2))).containsKey("wait");
			assertThat(tags(steps.get(5))).containsEntry("revision", "b")
				.containsEntry("direction", "upgrade")
				.containsEntry("number", "2 of 2");
			assertThat(tags(steps.get(6))).containsEntry("outcome", "migrated");
		});
	}

	@Test
	void withNothingToDoThereIsNoLock(PostgresDatabase database) {
		runner(database).run((context) -> steps());
		runner(database).run((context) -> {
			List<StartupStep> steps = steps();
			assertThat(steps).extracting(StartupStep::getName)
				.containsExactly("limbeck.migration.wait", "limbeck.migration.plan", "limbeck.migration");
			assertThat(tags(steps.get(2))).containsEntry("outcome", "up-to-date");
		});
	}

	@Test
	void aFailureIsTold(PostgresDatabase database) {
		this.revisions.add("c: b", "SELECT 1/0;");
		runner(database).run((context) -> {
			List<StartupStep> steps = steps();
			assertThat(tags(steps.get(steps.size() - 2))).containsEntry("revision", "c")
				.containsEntry("code", "failed-statement");
			assertThat(tags(steps.get(steps.size() - 1))).containsEntry("outcome", "failed-statement");
		});
	}

	@Test
	void whoWaitsForAnotherProcessSaysSoOnce() {
		MigrationSteps told = new MigrationSteps(this.startup);
		told.begun();
		told.reached("db", 1, Duration.ZERO);
		told.migrationAwaited(new AwaitedMigration(List.of("a"), Set.of(), null, Duration.ZERO));
		told.migrationAwaited(new AwaitedMigration(List.of("a"), Set.of(), null, Duration.ofSeconds(10)));
		told.failed(new IllegalStateException());
		List<StartupStep> steps = steps();
		assertThat(steps).extracting(StartupStep::getName)
			.containsExactly("limbeck.migration.wait", "limbeck.migration.plan", "limbeck.migration.await",
					"limbeck.migration");
		assertThat(tags(steps.get(2))).containsEntry("pending", "1");
		assertThat(tags(steps.get(3))).containsEntry("outcome", "unexpected");
	}

	@Test
	void afterALostConnectionItIsWaitedForAndPlannedAgain() {
		MigrationSteps told = new MigrationSteps(this.startup);
		told.begun();
		told.reached("db", 1, Duration.ZERO);
		told.lockTaken(Duration.ZERO);
		told.started(new Plan(Set.of(), List.of(new Step("a", Direction.UPGRADE)), Set.of("a")));
		told.stepStarted(A);
		told.connectionLost(1);
		told.reached("db", 1, Duration.ZERO);
		told.failed(new IllegalStateException());
		assertThat(steps()).extracting((step) -> step.getName().replaceFirst("limbeck.migration.?", ""))
			.containsExactly("wait", "plan", "lock", "plan", "revision", "wait", "plan", "");
	}

	@Test
	void aLockThatIsTakenAgainIsNoPartOfTheRevision() {
		MigrationSteps told = new MigrationSteps(this.startup);
		told.begun();
		told.stepStarted(A);
		told.lockAwaited("another process", Duration.ofSeconds(1));
		told.lockAwaited("another process", Duration.ofSeconds(2));
		told.lockTaken(Duration.ofSeconds(3));
		told.failed(new IllegalStateException());
		List<StartupStep> steps = steps();
		assertThat(steps).extracting((step) -> step.getName().replaceFirst("limbeck.migration.?", ""))
			.containsExactly("wait", "revision", "lock", "plan", "");
		assertThat(tags(steps.get(1))).doesNotContainKey("wait");
		assertThat(tags(steps.get(2))).containsEntry("wait", "3000ms");
	}

	@Test
	void laterRunsAreNoPartOfTheStartup(PostgresDatabase database) {
		runner(database).run((context) -> {
			assertThat(steps()).isNotEmpty();
			context.getBean(Migrator.class).upgrade();
			assertThat(steps()).isEmpty();
		});
	}

	@Test
	void nothingIsRecordedIfNobodyAskedForIt() {
		MigrationSteps told = new MigrationSteps(ApplicationStartup.DEFAULT);
		told.begun();
		told.stepStarted(A);
		told.failed(new IllegalStateException());
		assertThat(steps()).isEmpty();
	}

	private ApplicationContextRunner runner(PostgresDatabase database) {
		return Contexts.of(database, this.revisions)
			.withConfiguration(AutoConfigurations.of(MigrationStartupAutoConfiguration.class))
			.withInitializer((context) -> context.setApplicationStartup(this.startup));
	}

	// In the order in which they ended.
	private List<StartupStep> steps() {
		return this.startup.drainBufferedTimeline()
			.getEvents()
			.stream()
			.map((event) -> event.getStartupStep())
			.filter((step) -> step.getName().startsWith("limbeck."))
			.toList();
	}

	private static Map<String, String> tags(StartupStep step) {
		return StreamSupport.stream(step.getTags().spliterator(), false)
			.collect(Collectors.toMap(StartupStep.Tag::getKey, StartupStep.Tag::getValue));
	}

}
