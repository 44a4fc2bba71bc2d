package dev.limbeck.sample.reminder;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReminderRepository}, in a slice that is migrated like the application.
 */
@JdbcTest(properties = "limbeck.database.embedded=always")
@Import(ReminderRepository.class)
class ReminderRepositoryTests {

	private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

	@Autowired
	private ReminderRepository reminders;

	@Autowired
	private JdbcClient jdbcClient;

	private long event;

	@BeforeEach
	void plan() {
		this.event = this.jdbcClient.sql("INSERT INTO events (name, owner) VALUES ('Christmas', 'ann') RETURNING id")
			.query(Long.class)
			.single();
	}

	@Test
	void remembersWhatItIsToldAndWhoseItIs() {
		Reminder added = add("Buy presents", NOON);
		assertThat(this.reminders.find(added.id())).hasValue(added);
		assertThat(added)
			.isEqualTo(new Reminder(added.id(), this.event, "Christmas", "ann", "Buy presents", NOON, false));
	}

	@Test
	void addsNothingToAnEventThatDoesNotExist() {
		assertThat(this.reminders.add(-1, new NewReminder("Pack", null))).isEmpty();
	}

	@Test
	void completesAReminderOnlyIfThereIsOne() {
		Reminder added = add("Pack", null);
		assertThat(this.reminders.complete(added.id())).isTrue();
		assertThat(this.reminders.findOpen(0)).isEmpty();
		assertThat(this.reminders.complete(-1)).isFalse();
	}

	@Test
	void isDueFromItsMomentOn() {
		Reminder added = add("Buy presents", NOON);
		add("Pack", null);
		assertThat(this.reminders.findDue(NOON.minusMillis(1), 0)).isEmpty();
		assertThat(this.reminders.findDue(NOON, 0)).containsExactly(added);
	}

	private Reminder add(String text, @Nullable Instant dueAt) {
		return this.reminders.add(this.event, new NewReminder(text, dueAt)).orElseThrow();
	}

}
