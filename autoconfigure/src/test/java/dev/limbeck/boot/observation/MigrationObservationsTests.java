package dev.limbeck.boot.observation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.boot.Contexts;
import dev.limbeck.boot.LimbeckMode;
import dev.limbeck.boot.RevisionFolder;
import dev.limbeck.migrate.MigrationListener;
import dev.limbeck.migrate.MigrationReport;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.step.MigrationRetry;
import dev.limbeck.step.RunningStep;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link MigrationObservations}.
 */
@ExtendWith(PostgresExtension.class)
class MigrationObservationsTests {

	private static final RunningStep STEP = new RunningStep("a", Direction.UPGRADE, "Make a", 1, 1, 1);

	private final RecordedObservations observed = new RecordedObservations();

	private final ObservationRegistry registry = ObservationRegistry.create();

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() {
		this.revisions = RevisionFolder.ofTwo(this.folder);
	}

	@Test
	void theStartIsObservedWithItsRevisionsAsChildren(PostgresDatabase database) {
		runner(database).run((context) -> {
			assertThat(this.observed.stopped()).extracting(Observation.Context::getName)
				.containsExactly("limbeck.migration.revision", "limbeck.migration.revision", "limbeck.migration");
			assertThat(this.observed.revisions())
				.allSatisfy((revision) -> assertThat(revision.getParentObservation()).isNotNull()
					.satisfies((parent) -> assertThat(parent.getContextView()).isSameAs(this.observed.run())));
		});
	}

	@Test
	void aRunTellsWhatItCameTo(PostgresDatabase database) {
		runner(database).run((context) -> {
			Observation.Context run = this.observed.run();
			assertThat(run.getContextualName()).isEqualTo("limbeck migrate");
			assertThat(RecordedObservations.text(run.getLowCardinalityKeyValues())).containsExactlyInAnyOrder(
					"limbeck.mode=migrate", "limbeck.outcome=migrated", "limbeck.code=none", "limbeck.sqlstate=none");
			assertThat(RecordedObservations.text(run.getHighCardinalityKeyValues()))
				.contains("limbeck.database=localhost:" + database.server().port() + "/" + database.name(),
						"limbeck.attempt=1")
				.anyMatch((text) -> text.startsWith("limbeck.wait_ms="))
				.anyMatch((text) -> text.startsWith("limbeck.lock_wait_ms="));
		});
	}

	@Test
	void aRevisionTellsWhatItIs(PostgresDatabase database) {
		runner(database).run((context) -> {
			Observation.Context b = this.observed.revisions().get(1);
			assertThat(b.getContextualName()).isEqualTo("limbeck upgrade");
			assertThat(RecordedObservations.text(b.getLowCardinalityKeyValues())).containsExactlyInAnyOrder(
					"limbeck.direction=upgrade", "limbeck.outcome=done", "limbeck.code=none", "limbeck.sqlstate=none");
			assertThat(RecordedObservations.text(b.getHighCardinalityKeyValues()))
				.containsExactlyInAnyOrder("limbeck.revision=b", "limbeck.number=2", "limbeck.total=2");
		});
	}

	@Test
	void aFailureIsTheErrorOfBoth(PostgresDatabase database) {
		this.revisions.add("c: b", "SELECT 1/0;");
		runner(database).run((context) -> {
			LimbeckException failure = Contexts.failure(context);
			Observation.Context c = this.observed.revisions().get(2);
			assertThat(c.getError()).isSameAs(failure);
			assertThat(this.observed.run().getError()).isSameAs(failure);
			assertThat(RecordedObservations.text(c.getLowCardinalityKeyValues())).contains("limbeck.outcome=failed",
					"limbeck.code=failed-statement", "limbeck.sqlstate=22012");
		});
	}

	@Test
	void aStartWithNothingToDoIsObservedToo(PostgresDatabase database) {
		runner(database).run((context) -> this.observed.stopped().clear());
		runner(database).withPropertyValues("limbeck.mode=verify")
			.run((context) -> assertThat(RecordedObservations.text(this.observed.run().getLowCardinalityKeyValues()))
				.contains("limbeck.mode=verify", "limbeck.outcome=up-to-date"));
	}

	@Test
	void whatIsDoneMeanwhileBelongsToTheRevision(PostgresDatabase database) {
		runner(database).withBean(Watching.class).run((context) -> {
			assertThat(context.getBean(Watching.class).current).containsExactly("limbeck.migration.revision",
					"limbeck.migration.revision", "limbeck.migration");
			assertThat(context.getBean(ObservationRegistry.class).getCurrentObservation()).isNull();
		});
	}

	@Test
	void eachObservationIsATimerBesideTheMeters(PostgresDatabase database) {
		runner(database)
			.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
					CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class))
			.run((context) -> {
				MeterRegistry meters = context.getBean(MeterRegistry.class);
				assertThat(meters.get("limbeck.migration").tag("limbeck.outcome", "migrated").timer().count()).isOne();
				assertThat(meters.get("limbeck.migration.revision").timer().count()).isEqualTo(2);
				assertThat(meters.get("limbeck.migration.active").longTaskTimer().activeTasks()).isZero();
			});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aRevisionThatIsStartedAnewIsObservedAnew(boolean finished) {
		MigrationObservations observations = observations();
		observations.begun();
		observations.stepStarted(STEP);
		observations.stepRetried(new MigrationRetry(STEP, 1, 2, "55P03", List.of(), Duration.ZERO));
		observations.connectionLost(1);
		observations.stepStarted(STEP);
		if (finished) {
			observations.stepFinished(STEP, Duration.ZERO);
		}
		observations.failed(new IllegalStateException("a bug"));
		assertThat(this.observed.revisions()).extracting(RecordedObservations::outcome)
			.containsExactly("lost", finished ? "done" : "lost");
		assertThat(RecordedObservations.outcome(this.observed.run())).isEqualTo("failed");
		assertThat(this.observed.events()).containsExactly("limbeck.migration.revision retried",
				"limbeck.migration.revision lost");
	}

	@Test
	void aHandlerThatFailsLeavesNothingOpen() {
		MigrationObservations observations = observations();
		this.observed.refuseErrors();
		observations.begun();
		observations.stepStarted(STEP);
		assertThatIllegalStateException().isThrownBy(() -> observations.failed(new IllegalArgumentException()));
		assertThat(this.registry.getCurrentObservation()).isNull();
		assertThat(this.observed.stopped()).hasSize(2);
	}

	@Test
	void canBeSwitchedOff(PostgresDatabase database) {
		runner(database).withPropertyValues("management.observations.enable.limbeck=false").run((context) -> {
			assertThat(Contexts.report(context).steps()).hasSize(2);
			assertThat(this.observed.stopped()).isEmpty();
		});
	}

	@Test
	void aCommandIsNotObserved() {
		MigrationObservations observations = observations("limbeck.command.running");
		observations.begun();
		observations.stepStarted(STEP);
		observations.failed(new IllegalStateException());
		assertThat(this.observed.stopped()).isEmpty();
	}

	@Test
	void observationIsOptional(PostgresDatabase database) {
		Contexts.of(database, this.revisions)
			.withConfiguration(AutoConfigurations.of(MigrationObservationAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("io.micrometer.observation"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("limbeckMigrationObservations"));
		Contexts.of(database, this.revisions)
			.withConfiguration(AutoConfigurations.of(MigrationObservationAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private ApplicationContextRunner runner(PostgresDatabase database) {
		return observing(database).withBean(RecordedObservations.class, () -> this.observed);
	}

	private ApplicationContextRunner observing(PostgresDatabase database) {
		return Contexts.of(database, this.revisions)
			.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class,
					MigrationObservationAutoConfiguration.class));
	}

	private MigrationObservations observations(String... properties) {
		MockEnvironment environment = new MockEnvironment();
		for (String property : properties) {
			environment.setProperty(property, "");
		}
		this.registry.observationConfig().observationHandler(this.observed);
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		beanFactory.registerSingleton("registry", this.registry);
		return new MigrationObservations(new LateRegistry(beanFactory), LimbeckMode.MIGRATE, environment);
	}

	/**
	 * Remembers what is observed when a step or the run has just ended.
	 */
	static class Watching implements MigrationListener {

		private final ObjectProvider<ObservationRegistry> registry;

		private final List<String> current = new ArrayList<>();

		Watching(ObjectProvider<ObservationRegistry> registry) {
			this.registry = registry;
		}

		@Override
		public void stepFinished(RunningStep step, Duration duration) {
			remember();
		}

		@Override
		public void finished(MigrationReport report) {
			remember();
		}

		private void remember() {
			Observation observation = this.registry.getObject().getCurrentObservation();
			this.current.add((observation != null) ? String.valueOf(observation.getContext().getName()) : "nothing");
		}

	}

}
