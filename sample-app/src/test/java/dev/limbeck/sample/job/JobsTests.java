package dev.limbeck.sample.job;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of jobs from the request that enqueues one to the end. The clock is moved, and
 * each due job is run when the test says so, by a worker of other settings.
 */
@SpringBootTest(properties = { "limbeck.database.embedded=always", "reminders.jobs.worker=false" })
@AutoConfigureMockMvc
class JobsTests {

	@Autowired
	@TestBean
	private Clock clock;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbcClient;

	@Autowired
	private DataSource dataSource;

	@Autowired
	private List<Task<Job>> kinds;

	@Autowired
	private JobSerializer serializer;

	private ManualScheduler worker;

	static Clock clock() {
		return new MovedClock();
	}

	@BeforeEach
	void empty() {
		this.jdbcClient.sql("TRUNCATE events, reminders, notifications, preferences, scheduled_tasks, dead_letters")
			.update();
		((MovedClock) this.clock).moveTo(MovedClock.NOON);
		switchSender("working");
		this.worker = worker();
	}

	@Test
	void anEventIsToldOfAtOnceAndRemindedOfInTime() {
		plan("Dentist", "2026-12-01T14:00:00Z");
		run();
		assertThat(notifications()).containsExactly("Dentist is planned. It begins at 2026-12-01T14:00:00Z.");
		moveBy("PT59M59S");
		run();
		assertThat(notifications()).hasSize(1);
		moveBy("PT1S");
		run();
		assertThat(notifications()).hasSize(2).last().isEqualTo("Dentist: Begins at 2026-12-01T14:00:00Z");
		assertThat(queued()).isEmpty();
	}

	@Test
	void whatIsDoneIsNotRemindedOf() {
		plan("Dentist", "2026-12-01T14:00:00Z");
		this.jdbcClient.sql("UPDATE reminders SET done = true").update();
		moveBy("PT1H");
		run();
		assertThat(notifications()).hasSize(1);
	}

	@Test
	void whatIsNotPlannedAfterAllLeavesNoJob() {
		plan("Dentist", null);
		assertThat(post("/events", "{\"name\": \"Dentist\"}")).hasStatus(409);
		assertThat(queued()).hasSize(1);
	}

	@Test
	void aJobThatFailsIsTriedAgainAtItsOwnIntervalsAndThenKept() {
		switchSender("failing");
		plan("Dentist", null);
		for (String delay : List.of("PT30S", "PT1M", "PT2M")) {
			run();
			assertThat(queued()).containsExactly(now().plus(Duration.parse(delay)));
			moveBy(delay);
		}
		assertThat(deadLetters()).isEmpty();
		run();
		assertThat(queued()).isEmpty();
		assertThat(deadLetters()).hasSize(1);
	}

	@Test
	void aReminderThatFailsIsTriedAgainAtTheIntervalsOfTheTimeWhenItWasEnqueued() {
		plan("Dentist", "2026-12-03T14:00:00Z");
		run();
		switchSender("failing");
		moveBy("P2DT1H");
		run();
		assertThat(queued()).containsExactly(now().plusSeconds(30));
	}

	@Test
	void whoRunsAJobHasNoSayInItsIntervals() {
		switchSender("failing");
		plan("Dentist", null);
		this.jdbcClient.sql("""
				UPDATE scheduled_tasks
				SET task_data = convert_to(replace(convert_from(task_data, 'UTF8'), 'PT30S', 'PT7S'), 'UTF8')
				""").update();
		run();
		assertThat(queued()).containsExactly(now().plusSeconds(7));
	}

	@Test
	void aDeadLetterIsShownRequeuedAndDeliveredAndStays() {
		fail("Dentist");
		assertThat(this.mvc.get().uri("/actuator/health")).bodyJson()
			.isLenientlyEqualTo(
					"""
							{"components": {"jobs": {"status": "UP", "details": {"queueDepth": 0, "scheduled": 0, "deadLetters": 1}}}}""");
		assertThat(this.mvc.get().uri("/health")).hasStatusOk().bodyJson().isLenientlyEqualTo("{\"dead_letters\": 1}");
		assertThat(this.mvc.get().uri("/")).bodyText().contains("event ", "4 attempts", "switched to failing");
		switchSender("working");
		assertThat(post("/actuator/deadletters/" + deadLetters().get(0), "")).hasStatusOk()
			.bodyJson()
			.hasPath("$.requeuedAt");
		run();
		assertThat(notifications()).containsExactly("Dentist is planned.");
		assertThat(this.mvc.get().uri("/actuator/deadletters")).bodyJson()
			.isLenientlyEqualTo(
					"""
							{"waiting": 0, "page": 0, "letters": [{"job": "event", "attempts": 4,
							  "error": "java.lang.IllegalStateException: The sender is switched to failing.",
							  "dueAt": "2026-12-01T12:03:30Z", "diedAt": "2026-12-01T12:03:30Z", "requeuedAt": "2026-12-01T12:03:30Z"}]}""");
	}

	@Test
	void aDeadLetterIsRequeuedOnce() {
		fail("Dentist");
		post("/actuator/deadletters/" + deadLetters().get(0), "");
		run();
		assertThat(queued()).hasSize(1);
		assertThat(post("/actuator/deadletters/" + deadLetters().get(0), "")).hasStatusOk();
		assertThat(queued()).hasSize(1);
	}

	@Test
	void aRequeuedJobThatFailsAgainIsAnotherDeadLetter() {
		fail("Dentist");
		post("/actuator/deadletters/" + deadLetters().get(0), "");
		exhaust();
		assertThat(deadLetters()).hasSize(2);
		assertThat(this.mvc.get().uri("/actuator/deadletters")).bodyJson().extractingPath("$.waiting").isEqualTo(1);
	}

	@Test
	void aDeadLetterThatDoesNotExistIsNotFound() {
		assertThat(post("/actuator/deadletters/0", "")).hasStatus(404);
		assertThat(this.mvc.get().uri("/actuator/deadletters/0")).hasStatus(404);
		assertThat(this.mvc.get().uri("/actuator/deadletters?page=-1")).hasStatus(400);
	}

	@Test
	void whatNobodyCanReadIsKeptAsItIs() {
		plan("Dentist", null);
		this.jdbcClient.sql("UPDATE scheduled_tasks SET task_data = 'nonsense'").update();
		run();
		assertThat(this.jdbcClient.sql("SELECT payload FROM dead_letters").query(String.class).list())
			.containsExactly("nonsense");
		assertThat(queued()).isEmpty();
	}

	@Test
	void whatWasMadeIsNotMadeAgain() {
		plan("Dentist", null);
		run();
		this.jdbcClient
			.sql("""
					INSERT INTO scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
					SELECT 'event', id::text, convert_to('{"subject": ' || id || '}', 'UTF8'), '2026-12-01', false, 1 FROM events""")
			.update();
		run();
		assertThat(notifications()).hasSize(1);
		assertThat(queued()).isEmpty();
	}

	@Test
	void aJobWhoseProcessEndedIsTriedAgainAtOnceAndKeptWhenThatGoesOn() {
		plan("Dentist", null);
		for (int attempt = 1; attempt <= 4; attempt++) {
			assertThat(deadLetters()).isEmpty();
			this.jdbcClient.sql("UPDATE scheduled_tasks SET picked = true, picked_by = 'gone', last_heartbeat = ?")
				.param(Timestamp.from(now()))
				.update();
			moveBy("PT1H");
			this.worker.runDeadExecutionDetection();
		}
		assertThat(this.jdbcClient.sql("SELECT error FROM dead_letters").query(String.class).list())
			.containsExactly("The process that ran it ended.");
	}

	@Test
	void theServiceIsUnwellWhenItsQueueIsGone() {
		this.jdbcClient.sql("ALTER TABLE scheduled_tasks RENAME TO elsewhere").update();
		try {
			assertThat(this.mvc.get().uri("/health")).hasStatus(503).bodyJson().isLenientlyEqualTo("""
					{"ok": false, "db": true, "migrations": true, "queue_depth": null, "dead_letters": null}""");
			assertThat(this.mvc.get().uri("/")).hasStatusOk().bodyText().contains("Not all is well");
		}
		finally {
			this.jdbcClient.sql("ALTER TABLE elsewhere RENAME TO scheduled_tasks").update();
		}
	}

	@Test
	void theServiceIsWellInShort() {
		plan("Dentist", null);
		assertThat(this.mvc.get().uri("/health")).hasStatusOk()
			.bodyText()
			.matches("\\{\"ok\":true,\"db\":true,\"migrations\":true,\"queue_depth\":1,\"dead_letters\":0,"
					+ "\"version\":\"[^\"]+\",\"time\":\"[^\"]+\"}");
	}

	private void fail(String name) {
		switchSender("failing");
		plan(name, null);
		exhaust();
	}

	private void exhaust() {
		run();
		List.of("PT30S", "PT1M", "PT2M").forEach((delay) -> {
			moveBy(delay);
			run();
		});
	}

	private void plan(String name, @Nullable String startsAt) {
		assertThat(post("/events", (startsAt != null) ? """
				{"name": "%s", "startsAt": "%s"}""".formatted(name, startsAt) : "{\"name\": \"" + name + "\"}"))
			.hasStatus(201);
	}

	private MvcTestResult post(String path, String body) {
		return this.mvc.post().uri(path).contentType(MediaType.APPLICATION_JSON).content(body).exchange();
	}

	private void switchSender(String mode) {
		assertThat(post("/actuator/sender", "{\"mode\": \"" + mode + "\"}")).hasStatusOk();
	}

	private List<String> notifications() {
		return this.jdbcClient.sql("SELECT text FROM notifications WHERE sent_at IS NOT NULL ORDER BY id")
			.query(String.class)
			.list();
	}

	private List<Instant> queued() {
		return this.jdbcClient.sql("SELECT execution_time FROM scheduled_tasks")
			.query((row, number) -> row.getTimestamp(1).toInstant())
			.list();
	}

	private List<Long> deadLetters() {
		return this.jdbcClient.sql("SELECT id FROM dead_letters ORDER BY id").query(Long.class).list();
	}

	private Instant now() {
		return this.clock.instant();
	}

	private void moveBy(String duration) {
		((MovedClock) this.clock).moveBy(Duration.parse(duration));
	}

	private void run() {
		this.worker.runAnyDueExecutions();
	}

	private ManualScheduler worker() {
		SettableClock time = new SettableClock() {

			@Override
			public Instant now() {
				return JobsTests.this.clock.instant();
			}

		};
		TestHelper.ManualSchedulerBuilder builder = TestHelper
			.createManualScheduler(JobConfiguration.inTransactions(this.dataSource), List.copyOf(this.kinds))
			.clock(time);
		builder.serializer(this.serializer).jdbcCustomization(JobConfiguration.postgresql());
		return builder.build();
	}

}
