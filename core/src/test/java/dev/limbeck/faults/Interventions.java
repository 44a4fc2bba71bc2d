package dev.limbeck.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Does something to the server at moments left to chance.
 *
 * @param bench where
 * @param tally counts
 */
record Interventions(Bench bench, Tally tally) {

	private static final String SESSIONS = "SELECT count(%s(pid)) FROM pg_stat_activity"
			+ " WHERE datname = current_database() AND application_name LIKE 'limbeck%%'";

	/**
	 * End the session of a run, which then goes on by itself.
	 * @param times how often
	 */
	void terminate(int times) {
		atMoments(times, "pg_terminate_backend");
	}

	/**
	 * Cancel the statement of a run, which then fails, and run again.
	 * @param times how often
	 */
	void cancel(int times) {
		atMoments(times, "pg_cancel_backend");
	}

	// A moment may lie before the session, or behind it.
	private void atMoments(int times, String function) {
		Duration run = Surroundings.measure(this.bench);
		AtomicInteger hits = new AtomicInteger();
		List<Runnable> rounds = new ArrayList<>();
		for (int i = 1; i <= times; i++) {
			Duration moment = this.bench.moment(run.multipliedBy(2), i, times);
			String name = function + " " + i + " after " + moment.toMillis() + " ms";
			rounds.add(() -> this.tally.count(name, () -> hits.addAndGet(atMoment(moment, function))));
		}
		Tally.sideBySide(rounds);
		assertThat(hits.get()).isPositive();
	}

	private int atMoment(Duration moment, String function) {
		AtomicInteger hits = new AtomicInteger();
		try (Surroundings here = Surroundings.onSharedServer()) {
			this.bench.run(here.database(), this.bench.patient(here.url()),
					() -> after(moment, () -> hits.addAndGet(intervene(here.database(), function))));
			this.bench.survive(here.database(), here.database().url());
		}
		return hits.get();
	}

	private static int intervene(PostgresDatabase database, String function) {
		return Integer.parseInt(database.query(SESSIONS.formatted(function)).get(0));
	}

	private static CompletableFuture<?> after(Duration moment, Runnable fault) {
		return CompletableFuture.runAsync(fault,
				CompletableFuture.delayedExecutor(moment.toNanos(), TimeUnit.NANOSECONDS));
	}

	/**
	 * Stop the server in the middle of a run, and start it again.
	 * @param times how often
	 * @param crash whether it has no time to end its sessions
	 */
	void restart(int times, boolean crash) {
		Duration run = Surroundings.measure(this.bench);
		try (PostgresServer server = PostgresServer.startKept()) {
			for (int i = 1; i <= times; i++) {
				Duration moment = this.bench.moment(run, i, times);
				this.tally.count((crash ? "crash " : "stop ") + i + " of the server after " + moment.toMillis() + " ms",
						() -> restart(server, moment, crash));
			}
		}
	}

	private void restart(PostgresServer server, Duration moment, boolean crash) {
		try (Surroundings here = Surroundings.on(server)) {
			Run run = this.bench.run(here.database(), this.bench.patient(here.url()),
					() -> after(moment, crash ? server::crash : server::restart));
			assertThat(run.code()).isIn("", "unfinished-revision");
			this.bench.recover(here.database());
		}
	}

}
