package dev.limbeck.migrate;

import java.net.URL;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Random;

import dev.limbeck.LimbeckException;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.migrate.MigrationCommand.Stamp;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Plan;
import dev.limbeck.revision.Symbol;
import dev.limbeck.session.Session;
import dev.limbeck.step.RunningStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MigrationListener}: what it is told, and that it can break nothing.
 */
@ExtendWith(PostgresExtension.class)
class MigrationListenerTests {

	private static final List<Symbol> HEADS = List.of(Symbol.parse("heads"));

	@TempDir
	private Path folder;

	private RevisionFiles files;

	private final PassingClock clock = new PassingClock();

	private final RecordingListener listener = new RecordingListener();

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder).addReversibleTables("a", "b: a");
	}

	@Test
	void aRunIsToldFromItsBeginningToItsEnd(PostgresDatabase database) {
		migrator(database).upgrade();
		assertThat(this.listener.told()).containsExactly("reached in 1", "started 2", "lock taken", "step 1/2 a",
				"done a", "step 2/2 b", "done b", "finished 2");
	}

	@Test
	void theBeginningIsToldBeforeAllElse(PostgresDatabase database) {
		List<List<String>> before = new ArrayList<>();
		MigrationListener beginning = new MigrationListener() {
			@Override
			public void begun() {
				before.add(List.copyOf(MigrationListenerTests.this.listener.told()));
			}
		};
		this.files.builder(database).listener(this.listener).listener(beginning).build().upgrade();
		assertThat(before).containsExactly(List.of());
	}

	@Test
	void aDowngradeIsToldLikeAnUpgrade(PostgresDatabase database) {
		this.files.upgrade(database);
		migrator(database).run(new Downgrade(Symbol.parse("a")), PlanReview.ACCEPT);
		assertThat(this.listener.told()).containsExactly("reached in 1", "started 1", "lock taken", "step 1/1 b",
				"done b", "finished 1");
	}

	@Test
	void aStampHasNoStepsThatRun(PostgresDatabase database) {
		migrator(database).run(new Stamp(HEADS, false), PlanReview.ACCEPT);
		assertThat(this.listener.told()).containsExactly("reached in 1", "started 2", "lock taken", "finished 2");
	}

	@Test
	void aRunWithNothingToDoEndsAtOnce(PostgresDatabase database) {
		this.files.upgrade(database);
		migrator(database).upgrade();
		assertThat(this.listener.told()).containsExactly("reached in 1", "finished 0");
	}

	@Test
	void aFailureIsToldOfTheStepAndOfTheRun(PostgresDatabase database) {
		this.files.add("b: a", "SELECT 1/0;");
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(migrator(database)::upgrade);
		assertThat(this.listener.told()).endsWith("done a", "step 2/2 b", "failed b 22012", "failed failed-statement");
	}

	@Test
	void filesThatCannotBeReadAreAFailureOfTheRun(PostgresDatabase database) {
		this.files.addTables("c: gone");
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(migrator(database)::upgrade);
		assertThat(this.listener.told()).singleElement().asString().startsWith("failed ");
	}

	@Test
	void anErrorOfTheVirtualMachineIsAFailureOfTheRun(PostgresDatabase database) {
		ClassLoader broken = new ClassLoader() {
			@Override
			public Enumeration<URL> getResources(String name) {
				throw new NoClassDefFoundError(name);
			}
		};
		Migrator migrator = this.files.builder(database)
			.locations(List.of("classpath:broken"))
			.classLoader(broken)
			.listener(this.listener)
			.build();
		assertThatExceptionOfType(NoClassDefFoundError.class).isThrownBy(migrator::upgrade);
		assertThat(this.listener.told()).singleElement().asString().startsWith("failed ").contains("broken");
	}

	@Test
	void waitingForTheMigrationLockIsToldEveryTenSeconds(PostgresDatabase database) throws SQLException {
		try (Connection holder = database.connect()) {
			new Session(holder).execute("SELECT pg_advisory_lock(" + new Ledger("public").lockKey() + ")");
			this.clock.always(() -> {
				if (this.listener.told().stream().filter("lock awaited"::equals).count() == 3) {
					new Session(holder).execute("SELECT pg_advisory_unlock_all()");
				}
			});
			migrator(database).upgrade();
		}
		assertThat(this.listener.told()).startsWith("reached in 1", "started 2", "lock awaited", "lock awaited",
				"lock awaited", "lock taken");
		assertThat(this.clock.passed()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(26));
	}

	@Test
	void aLostConnectionIsToldAndTheStepsAreCountedOn(PostgresDatabase database) {
		database.execute("CREATE SEQUENCE tries");
		this.files.add("b: a", "SELECT nextval('tries');\n"
				+ "SELECT CASE WHEN last_value < 2 THEN pg_terminate_backend(pg_backend_pid()) END FROM tries;");
		migrator(database).upgrade();
		assertThat(this.listener.told()).containsExactly("reached in 1", "started 2", "lock taken", "step 1/2 a",
				"done a", "step 2/2 b", "lost 1", "reached in 1", "lock taken", "step 2/2 b", "done b", "finished 2");
	}

	@Test
	void trialsPlansAndLooksAreNotTold(PostgresDatabase database) {
		Migrator migrator = migrator(database);
		migrator.tryUpgrade(HEADS);
		migrator.plan(new Upgrade(HEADS));
		migrator.observe();
		migrator.inspect();
		assertThat(this.listener.told()).isEmpty();
	}

	@Test
	void aListenerThatThrowsBreaksNothingAndStopsNoOther(PostgresDatabase database) {
		MigrationListener broken = new MigrationListener() {
			@Override
			public void started(Plan plan) {
				throw new IllegalStateException("broken");
			}

			@Override
			public void stepStarted(RunningStep step) {
				throw new AssertionError("broken");
			}
		};
		this.files.builder(database).listener(broken).listener(this.listener).build().upgrade();
		assertThat(this.listener.told()).hasSize(8);
	}

	private Migrator migrator(PostgresDatabase database) {
		return this.files.builder(database).listener(this.listener).time(this.clock, new Random(1)).build();
	}

}
