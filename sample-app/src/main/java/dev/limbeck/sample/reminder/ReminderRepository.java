package dev.limbeck.sample.reminder;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps reminders in the database.
 */
@Repository
class ReminderRepository {

	private static final String SELECT = """
			SELECT reminders.id, reminders.event_id, events.name AS event, events.owner, reminders.text,
				reminders.due_at, reminders.done
			FROM reminders JOIN events ON events.id = reminders.event_id
			""";

	private final JdbcClient jdbcClient;

	ReminderRepository(JdbcClient jdbcClient) {
		this.jdbcClient = jdbcClient;
	}

	List<Reminder> findOpen(int page) {
		return this.jdbcClient
			.sql(SELECT + "WHERE NOT reminders.done ORDER BY reminders.due_at NULLS LAST, reminders.id "
					+ "LIMIT 50 OFFSET ?")
			.param(page * 50L)
			.query(Reminder.class)
			.list();
	}

	List<Reminder> findDue(Instant now, int page) {
		return this.jdbcClient
			.sql(SELECT + "WHERE NOT reminders.done AND reminders.due_at <= ? "
					+ "ORDER BY reminders.due_at, reminders.id LIMIT 50 OFFSET ?")
			.params(now.atOffset(ZoneOffset.UTC), page * 50L)
			.query(Reminder.class)
			.list();
	}

	Optional<Reminder> find(long id) {
		return this.jdbcClient.sql(SELECT + "WHERE reminders.id = ?").param(id).query(Reminder.class).optional();
	}

	// Nothing is added to an event that does not exist.
	Optional<Reminder> add(long event, NewReminder reminder) {
		return this.jdbcClient.sql("""
				INSERT INTO reminders (event_id, text, due_at)
				SELECT id, :text, :dueAt FROM events WHERE id = :event RETURNING id
				""")
			.param("text", reminder.text())
			.param("dueAt", time(reminder.dueAt()))
			.param("event", event)
			.query(Long.class)
			.optional()
			.flatMap(this::find);
	}

	boolean complete(long id) {
		return this.jdbcClient.sql("UPDATE reminders SET done = true WHERE id = ?").param(id).update() == 1;
	}

	private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
		return (instant != null) ? instant.atOffset(ZoneOffset.UTC) : null;
	}

}
