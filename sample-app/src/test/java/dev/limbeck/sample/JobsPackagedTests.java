package dev.limbeck.sample;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.limbeck.postgres.PostgresDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the packaged jar: jobs of processes that are killed, and of several at once.
 */
class JobsPackagedTests {

	private static final int EVENTS = 60;

	private final PostgresDatabase database = GuardedServer.createDatabase();

	@Test
	void aJobThatAKilledProcessBeganIsRunOnceMoreAndDeliveredOnce() {
		try (RunningApplication application = launch().argument("--reminders.sender=hanging").start().awaitStarted()) {
			application.post("/events", "{\"name\": \"Dentist\"}");
			application.awaitLog("Sending event-1 hangs").kill().awaitExit();
		}
		assertThat(this.database.query("SELECT sent_at FROM notifications")).containsExactly("null");
		try (RunningApplication application = launch().start().awaitLog("Sent event-1")) {
			awaitEmptyQueue();
			assertThat(runs(application)).containsExactly("Running event 1");
		}
		assertThat(this.database.query("SELECT sent_at IS NOT NULL FROM notifications")).containsExactly("t");
	}

	@Test
	void twoReplicasNeverRunOneJobTwice() {
		try (RunningApplication one = launch().start(); RunningApplication other = launch().start()) {
			List<RunningApplication> replicas = List.of(one, other);
			replicas.forEach(RunningApplication::awaitStarted);
			IntStream.range(0, EVENTS).forEach((number) -> plan(replicas.get(number % 2), number));
			awaitEmptyQueue();
			assertThat(replicas).flatExtracting(JobsPackagedTests::runs).hasSize(EVENTS).doesNotHaveDuplicates();
		}
		assertThat(this.database.query("SELECT count(*) FROM notifications WHERE sent_at IS NOT NULL"))
			.containsExactly(String.valueOf(EVENTS));
	}

	private ApplicationLaunch launch() {
		return ApplicationLaunch.ofPackaged()
			.with("DATABASE_URL", GuardedServer.url(this.database))
			.argument("--reminders.jobs.polling-interval=50ms")
			.argument("--reminders.jobs.heartbeat-interval=250ms")
			.argument("--logging.level.dev.limbeck.sample.job=debug");
	}

	private static void plan(RunningApplication replica, int number) {
		replica.post("/events", "{\"name\": \"Event " + number + "\"}");
	}

	private void awaitEmptyQueue() {
		Awaitility.await()
			.untilAsserted(
					() -> assertThat(this.database.query("SELECT count(*) FROM scheduled_tasks")).containsExactly("0"));
	}

	private static List<String> runs(RunningApplication application) {
		return application.output().lines().stream().flatMap(JobsPackagedTests::run).toList();
	}

	private static Stream<String> run(String line) {
		int start = line.indexOf("Running event ");
		return (start >= 0) ? Stream.of(line.substring(start)) : Stream.empty();
	}

}
