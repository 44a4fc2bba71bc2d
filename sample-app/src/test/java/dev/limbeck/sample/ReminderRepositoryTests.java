package dev.limbeck.sample;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReminderRepository}, in a slice that is migrated like the application.
 */
@JdbcTest(properties = "limbeck.database.embedded=always")
@Import(ReminderRepository.class)
class ReminderRepositoryTests {

	@Autowired
	private ReminderRepository reminders;

	@Test
	void remembersWhenAReminderIsDue() {
		Instant dueAt = Instant.parse("2026-12-01T10:00:00Z");
		Reminder added = this.reminders.add(new NewReminder("Christmas", "Buy presents", dueAt));
		assertThat(this.reminders.find(added.id())).hasValue(added);
		assertThat(added.dueAt()).isEqualTo(dueAt);
	}

	@Test
	void putsRemindersOfOneEventTogether() {
		this.reminders.add(new NewReminder("Christmas", "Buy presents", null));
		this.reminders.add(new NewReminder("Christmas", "Pack", null));
		assertThat(this.reminders.findOpen()).extracting(Reminder::event).containsExactly("Christmas", "Christmas");
	}

	@Test
	void completesAReminderOnlyIfThereIsOne() {
		Reminder added = this.reminders.add(new NewReminder("Christmas", "Pack", null));
		assertThat(this.reminders.complete(added.id())).isTrue();
		assertThat(this.reminders.findOpen()).isEmpty();
		assertThat(this.reminders.complete(-1)).isFalse();
	}

}
