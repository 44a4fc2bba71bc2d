package dev.limbeck.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import dev.limbeck.LimbeckException;
import dev.limbeck.postgres.PostgresDatabase;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills a process at moments left to chance.
 *
 * @param bench where
 * @param tally counts
 */
record Kills(Bench bench, Tally tally) {

	private static final Duration LONGEST = Duration.ofMinutes(2);

	private static final String HELD = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"
			+ " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

	/**
	 * Kill a process, and run again.
	 * @param times how often
	 */
	void kill(int times) {
		Duration run = measure();
		AtomicInteger alive = new AtomicInteger();
		List<Runnable> rounds = new ArrayList<>();
		for (int i = 1; i <= times; i++) {
			Duration moment = this.bench.moment(run.multipliedBy(2), i, times);
			String name = "kill -9, " + i + " after " + moment.toMillis() + " ms";
			rounds.add(() -> this.tally.count(name, () -> alive.addAndGet(kill(moment))));
		}
		Tally.sideBySide(rounds);
		assertThat(alive.get()).isPositive();
	}

	private int kill(Duration moment) {
		UpgradeProcess process = UpgradeProcess.start(this.bench.history());
		try (Surroundings here = Surroundings.onSharedServer()) {
			boolean ended = process.upgrade(here.url()).ends(moment);
			process.kill();
			this.bench.recover(here.database());
			return ended ? 0 : 1;
		}
	}

	// A run takes longer if others run beside it.
	private Duration measure() {
		try (Surroundings here = Surroundings.onSharedServer()) {
			UpgradeProcess process = UpgradeProcess.start(this.bench.history()).upgrade(here.url());
			long start = System.nanoTime();
			assertThat(process.ends(LONGEST)).isTrue();
			Duration run = Duration.ofNanos(System.nanoTime() - start);
			this.bench.verify(here.database());
			return run;
		}
	}

	/**
	 * Kill the process that migrates while others wait for it.
	 * @param times how often
	 */
	void killHolder(int times) {
		Duration run = Surroundings.measure(this.bench);
		List<Runnable> rounds = new ArrayList<>();
		for (int i = 1; i <= times; i++) {
			Duration moment = this.bench.moment(run, i, times);
			String name = "kill -9 of the holder, " + i + " after " + moment.toMillis() + " ms";
			rounds.add(() -> this.tally.count(name, () -> killHolder(moment)));
		}
		Tally.sideBySide(rounds);
	}

	private void killHolder(Duration moment) {
		UpgradeProcess holder = UpgradeProcess.start(this.bench.history());
		try (Surroundings here = Surroundings.onSharedServer()) {
			PostgresDatabase database = here.database();
			holder.upgrade(here.url());
			Awaitility.await().atMost(LONGEST).until(() -> !database.query(HELD).contains("0"));
			List<CompletableFuture<@Nullable LimbeckException>> waiters = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				waiters.add(CompletableFuture.supplyAsync(() -> failure(database)));
			}
			holder.ends(moment);
			holder.kill();
			waiters.forEach((waiter) -> assertThat(waiter.join()).satisfiesAnyOf((none) -> assertThat(none).isNull(),
					(stopped) -> assertThat(stopped.code()).isEqualTo("unfinished-revision")));
			this.bench.recover(database);
		}
	}

	private @Nullable LimbeckException failure(PostgresDatabase database) {
		try {
			this.bench.patient(database.url()).build().upgrade();
			return null;
		}
		catch (LimbeckException ex) {
			return ex;
		}
	}

}
