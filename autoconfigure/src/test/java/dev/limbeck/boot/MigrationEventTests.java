package dev.limbeck.boot;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.migrate.MigrationListener;
import dev.limbeck.migrate.MigrationReport;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Plan;
import dev.limbeck.step.RunningStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Beans that are told what a migration does, and events about how it ended.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class MigrationEventTests {

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() {
		this.revisions = new RevisionFolder(this.folder).add("a", "CREATE TABLE a (id int);");
	}

	@Test
	void listenersAreToldWhileItHappensInTheirOrder(PostgresDatabase database) {
		List<String> told = new ArrayList<>();
		Contexts.of(database, this.revisions)
			.withBean("x", MigrationListener.class, () -> new Listener("second", told),
					(definition) -> definition.setAttribute("order", 2))
			.withBean("y", MigrationListener.class, () -> new Listener("first", told),
					(definition) -> definition.setAttribute("order", 1))
			.run((context) -> assertThat(told).containsExactly("first started", "second started", "first a",
					"second a"));
	}

	@Test
	void theEndIsPublishedToMethodsThatUseTheDatabase(PostgresDatabase database) {
		Contexts.of(database, this.revisions).withBean(Counting.class).run((context) -> {
			Counting counting = context.getBean(Counting.class);
			assertThat(counting.reports).singleElement().satisfies((report) -> assertThat(report.steps()).hasSize(1));
			assertThat(counting.rows).containsExactly(0L);
		});
	}

	@Test
	void theEndIsPublishedToListenersThatUseTheDatabase(PostgresDatabase database) {
		Contexts.of(database, this.revisions).withBean(CountingListener.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(CountingListener.class).rows).containsExactly(0L);
		});
	}

	@Test
	void aListenerThatThrowsDoesNotStopTheStart(PostgresDatabase database, CapturedOutput output) {
		ApplicationListener<?> broken = ApplicationListener.forPayload((MigrationFinishedEvent event) -> {
			throw new IllegalStateException("broken");
		});
		Contexts.of(database, this.revisions)
			.withInitializer((context) -> context.addApplicationListener(broken))
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("A listener for MigrationFinishedEvent failed, which changes nothing");
	}

	@Test
	void laterRunsArePublishedAtOnce(PostgresDatabase database) {
		Contexts.of(database, this.revisions).withBean(Counting.class).run((context) -> {
			Counting counting = context.getBean(Counting.class);
			this.revisions.add("b: a", "SELECT 1/0;");
			Migrator migrator = context.getBean(Migrator.class);
			assertThatExceptionOfType(LimbeckException.class).isThrownBy(migrator::upgrade);
			assertThat(counting.failures).singleElement().isInstanceOf(LimbeckException.class);
		});
	}

	@Test
	void nothingIsPublishedIfNothingIsRun(PostgresDatabase database) {
		Contexts.of(database, this.revisions)
			.withPropertyValues("limbeck.mode=off")
			.withBean(Listening.class)
			.run((context) -> assertThat(context.getBean(Listening.class).events).isEmpty());
	}

	@Test
	void timeOutsOfStatementsReachTheMigrator(PostgresDatabase database) {
		this.revisions.add("b: a",
				"CREATE TABLE b AS SELECT current_setting('lock_timeout') || ' ' || current_setting('statement_timeout') AS t;");
		Contexts.of(database, this.revisions)
			.withPropertyValues("limbeck.statement.lock-timeout=2s", "limbeck.statement.timeout=3m")
			.run((context) -> assertThat(database.query("SELECT t FROM b")).containsExactly("2s 3min"));
	}

	/**
	 * Writes down what it is told.
	 *
	 * @param name who writes
	 * @param told where
	 */
	private record Listener(String name, List<String> told) implements MigrationListener {

		@Override
		public void started(Plan plan) {
			this.told.add(this.name + " started");
		}

		@Override
		public void stepFinished(RunningStep step, Duration duration) {
			this.told.add(this.name + " " + step.revision());
		}

	}

	/**
	 * Has methods that listen.
	 */
	static class Counting {

		private final JdbcClient jdbc;

		private final List<MigrationReport> reports = new ArrayList<>();

		private final List<RuntimeException> failures = new ArrayList<>();

		private final List<Object> rows = new ArrayList<>();

		Counting(JdbcClient jdbc) {
			this.jdbc = jdbc;
		}

		@EventListener
		void finished(MigrationFinishedEvent event) {
			this.reports.add(event.report());
			this.rows.add(this.jdbc.sql("SELECT count(*) FROM a").query().singleValue());
		}

		@EventListener
		void failed(MigrationFailedEvent event) {
			this.failures.add(event.failure());
		}

	}

	/**
	 * Listens, and cannot be created before the database is migrated.
	 */
	static class CountingListener implements ApplicationListener<PayloadApplicationEvent<MigrationFinishedEvent>> {

		private final JdbcClient jdbc;

		private final List<Object> rows = new ArrayList<>();

		CountingListener(JdbcClient jdbc) {
			this.jdbc = jdbc;
			jdbc.sql("SELECT count(*) FROM a").query().singleValue();
		}

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<MigrationFinishedEvent> event) {
			this.rows.add(this.jdbc.sql("SELECT count(*) FROM a").query().singleValue());
		}

	}

	/**
	 * Takes all events about migrations.
	 */
	static class Listening {

		private final List<Object> events = new ArrayList<>();

		@EventListener({ MigrationFinishedEvent.class, MigrationFailedEvent.class })
		void on(Object event) {
			this.events.add(event);
		}

	}

}
