package dev.limbeck.step.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import dev.limbeck.connect.WaitClock;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.session.Pacing;
import dev.limbeck.session.Session;
import dev.limbeck.sql.QualifiedName;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whom a batch lets go first.
 */
@ExtendWith(PostgresExtension.class)
class BatchPauseTests {

	private final List<String> reasons = new ArrayList<>();

	private final List<Duration> pauses = new ArrayList<>();

	private PostgresDatabase database;

	@BeforeEach
	void prepare(PostgresDatabase given) {
		this.database = given;
		this.database.execute("CREATE TABLE t (id int)");
	}

	@Test
	void nobodyIsWaitedForWhereNobodyIs() throws SQLException {
		assertThat(pass("t")).isTrue();
		assertThat(this.pauses).isEmpty();
	}

	@Test
	void anUpkeepOfTheTableGoesFirstForAMinute() throws SQLException {
		try (Connection vacuum = holder("BEGIN; LOCK TABLE t IN SHARE UPDATE EXCLUSIVE MODE")) {
			assertThat(pass("t")).isTrue();
		}
		assertThat(this.reasons).containsOnly("vacuum or another upkeep runs on t");
		assertThat(this.pauses).startsWith(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1))
			.allMatch((pause) -> pause.compareTo(Duration.ofSeconds(10)) <= 0);
		assertThat(this.pauses.stream().mapToLong(Duration::toSeconds).sum()).isBetween(60L, 70L);
	}

	@Test
	void whoeverWaitsForALockGoesFirst() throws SQLException {
		CompletableFuture<Void> waiter;
		try (Connection reader = holder("BEGIN; SELECT * FROM t")) {
			waiter = CompletableFuture.runAsync(() -> this.database.execute("TRUNCATE t"));
			Awaitility.await()
				.until(() -> !this.database.query("SELECT 1 FROM pg_locks WHERE NOT granted").isEmpty());
			assertThat(pass("t")).isTrue();
		}
		waiter.join();
		assertThat(this.reasons).containsOnly("others wait for a lock on t");
	}

	@Test
	void whatHappensToOtherTablesIsNoneOfItsConcern() throws SQLException {
		this.database.execute("CREATE TABLE u (id int)");
		try (Connection vacuum = holder("BEGIN; LOCK TABLE u IN SHARE UPDATE EXCLUSIVE MODE")) {
			assertThat(pass("t")).isTrue();
			assertThat(pass("gone")).isTrue();
			assertThat(this.pauses).isEmpty();
		}
	}

	@Test
	void whoeverIsToldToStopDoesNotGoOn() throws SQLException {
		try (Connection vacuum = holder("BEGIN; LOCK TABLE t IN SHARE UPDATE EXCLUSIVE MODE")) {
			Thread.currentThread().interrupt();
			assertThat(pass("t")).isFalse();
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	@Test
	void aRoundIsAtMostTwiceAndAtLeastHalfAsLargeAsTheOneBefore() {
		assertThat(KeyedRounds.size(1000, Duration.ofMillis(500))).isEqualTo(1000);
		assertThat(KeyedRounds.size(1000, Duration.ofMillis(400))).isEqualTo(1250);
		assertThat(KeyedRounds.size(1000, Duration.ZERO)).isEqualTo(2000);
		assertThat(KeyedRounds.size(1000, Duration.ofMinutes(1))).isEqualTo(500);
		assertThat(KeyedRounds.size(1, Duration.ofMinutes(1))).isEqualTo(1);
		assertThat(KeyedRounds.size(900_000, Duration.ZERO)).isEqualTo(1_000_000);
	}

	private Connection holder(String sql) throws SQLException {
		Connection connection = this.database.connect();
		new Session(connection).execute(sql);
		return connection;
	}

	private boolean pass(String table) throws SQLException {
		try (Connection connection = this.database.connect()) {
			return new BatchPause(new Session(connection), new Pacing(clock(), new Random(1)),
					new QualifiedName(List.of(table)))
				.pass((reason) -> {
					if (reason != null) {
						this.reasons.add(Objects.requireNonNull(reason));
					}
				});
		}
	}

	private WaitClock clock() {
		return new WaitClock() {

			@Override
			public long nanoTime() {
				return 0;
			}

			@Override
			public void sleep(Duration duration) throws InterruptedException {
				if (Thread.interrupted()) {
					throw new InterruptedException();
				}
				BatchPauseTests.this.pauses.add(duration);
			}

		};
	}

}
