package dev.limbeck.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.WaitSettings;
import dev.limbeck.migrate.MigrationCommand.Resume;
import dev.limbeck.migrate.MigratorBuilder;
import dev.limbeck.migrate.PlanReview;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.step.Decision.Mode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where faults are injected: a history, what it leads to if nothing goes wrong, and what
 * has to hold after all that went wrong.
 *
 * @param history the revisions
 * @param log what the runs log
 * @param reference what a database looks like after one undisturbed run
 * @param random chooses moments and messages
 * @param decisions counts how often a run stopped for a person to decide
 */
record Bench(MixedHistory history, RunLog log, Picture reference, Random random,
		AtomicInteger decisions) implements AutoCloseable {

	/**
	 * Set up.
	 * @param folder an empty folder
	 * @param seed of what is left to chance
	 * @return the bench
	 */
	static Bench in(Path folder, long seed) {
		MixedHistory history = MixedHistory.in(folder);
		PostgresDatabase database = PostgresServer.shared().createDatabase();
		history.migrator(database.url()).build().upgrade();
		Picture reference = Picture.of(database);
		database.drop();
		return new Bench(history, RunLog.open(), reference, new Random(seed), new AtomicInteger());
	}

	/**
	 * Run once, and assert that what is told is true.
	 * @param database the database as it is seen from nearby
	 * @param migrator the migrator
	 * @return the run
	 */
	Run run(PostgresDatabase database, MigratorBuilder migrator) {
		return run(database, migrator, () -> CompletableFuture.completedFuture(null));
	}

	/**
	 * Run once while something happens, and assert that what is told is true.
	 * @param database the database as it is seen from nearby
	 * @param migrator the migrator
	 * @param fault begins what happens
	 * @return the run
	 */
	Run run(PostgresDatabase database, MigratorBuilder migrator, Supplier<CompletableFuture<?>> fault) {
		Run run = Run.of(migrator.build(), database, this.log, fault);
		run.assertTruth();
		return run;
	}

	/**
	 * Run, going on over lost connections, and assert that the end is reached, or that
	 * the run stopped at the one statement of which nobody can know.
	 * @param database the database
	 * @param url how it is reached
	 */
	void survive(PostgresDatabase database, String url) {
		Run run = run(database, patient(url));
		if (run.failure() != null) {
			decide(database, run.failure());
		}
		verify(database);
	}

	/**
	 * Begin to configure a migrator that goes on over lost connections, in hurried time.
	 * @param url the database
	 * @return the builder
	 */
	MigratorBuilder patient(String url) {
		return this.history.migrator(url).wait(WaitSettings.DEFAULT.withTimeout(Duration.ofMinutes(20))).attempts(6);
	}

	/**
	 * Start again, as whoever runs the application would, and assert that the end is
	 * reached.
	 * @param database the database
	 */
	void recover(PostgresDatabase database) {
		Run.awaitEnd(database);
		survive(database, database.url());
	}

	// Only a person can look whether the statement has done what it should.
	private void decide(PostgresDatabase database, LimbeckException stopped) {
		if (!stopped.code().equals("unfinished-revision")) {
			throw stopped;
		}
		assertThat(stopped.description()).contains(MixedHistory.UNKNOWABLE, "whether it took effect cannot be known");
		boolean done = database.query("SELECT count(*) FROM effect WHERE what = 'called'").contains("1");
		this.decisions.incrementAndGet();
		Resume resume = new Resume(done ? Mode.DONE : Mode.RETRY);
		this.history.migrator(database.url()).build().run(resume, PlanReview.ACCEPT);
		assertThat(run(database, this.history.migrator(database.url())).failure()).isNull();
	}

	/**
	 * Assert that a database looks as if nothing had gone wrong.
	 * @param database the database
	 */
	void verify(PostgresDatabase database) {
		assertThat(Picture.of(database).lines()).isEqualTo(this.reference.lines());
	}

	/**
	 * Return a moment of a run that is left to chance; those of a series are spread over
	 * the run.
	 * @param run how long the run takes
	 * @param number of the moment, from 1
	 * @param of how many there are
	 * @return the time from the start of the run
	 */
	Duration moment(Duration run, int number, int of) {
		return Duration.ofNanos((long) (run.toNanos() * (number - this.random.nextDouble()) / of));
	}

	@Override
	public void close() {
		this.log.close();
	}

}
