package dev.limbeck.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.limbeck.migrate.MigrationReport;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.ProtocolFault;
import dev.limbeck.step.AppliedStep;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lets the network swallow everything from some message on, without a word to either
 * side.
 *
 * @param bench where
 * @param tally counts
 */
record BlackHoles(Bench bench, Tally tally) {

	private static final String END_SESSIONS = "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
			+ " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'";

	/**
	 * Let the network come back in time: the run goes on as if nothing had been.
	 * @param times how often
	 * @param lasting how long it is away
	 */
	void healed(int times, Duration lasting) {
		List<Runnable> rounds = new ArrayList<>();
		for (int i = 0; i < times; i++) {
			long message = message();
			String name = "black hole of " + lasting.toMillis() + " ms after message " + message;
			rounds.add(() -> this.tally.count(name, () -> healed(message, lasting)));
		}
		Tally.sideBySide(rounds);
	}

	private void healed(long message, Duration lasting) {
		try (Surroundings here = Surroundings.onSharedServer()) {
			here.proxy().inject(ProtocolFault.blackHoleAfter(message).lasting(lasting));
			this.bench.survive(here.database(), here.url());
		}
	}

	/**
	 * Let the server give the session up, and another process take over, before the
	 * network comes back.
	 * @param times how often
	 */
	void overtaken(int times) {
		List<Runnable> rounds = new ArrayList<>();
		for (int i = 0; i < times; i++) {
			long message = message();
			String name = "black hole after message " + message + ", and another process takes over";
			rounds.add(() -> this.tally.count(name, () -> overtaken(message)));
		}
		Tally.sideBySide(rounds);
	}

	private void overtaken(long message) {
		try (Surroundings here = Surroundings.onSharedServer()) {
			PostgresDatabase database = here.database();
			here.proxy().inject(ProtocolFault.blackHoleAfter(message));
			CompletableFuture<MigrationReport> first = CompletableFuture
				.supplyAsync(this.bench.patient(here.url()).build()::upgrade);
			Awaitility.await().until(() -> here.proxy().faults() == 1);
			database.execute(END_SESSIONS);
			List<String> done = Run.applied(database);
			this.bench.survive(database, database.url());
			here.proxy().heal();
			assertThat(first.join().steps()).extracting(AppliedStep::revision).isEqualTo(done);
			this.bench.verify(database);
		}
	}

	// Behind the login, of which nobody knows how many messages it has.
	private long message() {
		return 60 + this.bench.random().nextInt(450);
	}

}
