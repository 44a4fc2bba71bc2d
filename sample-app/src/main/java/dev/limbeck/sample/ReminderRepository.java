package dev.limbeck.sample;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps reminders in the database.
 */
@Repository
class ReminderRepository {

	private static final String SELECT = """
			SELECT reminders.id, events.name AS event, reminders.text, reminders.due_at, reminders.done
			FROM reminders JOIN events ON events.id = reminders.event_id
			""";

	private final JdbcClient jdbcClient;

	ReminderRepository(JdbcClient jdbcClient) {
		this.jdbcClient = jdbcClient;
	}

	List<Reminder> findOpen() {
		return this.jdbcClient
			.sql(SELECT + "WHERE NOT reminders.done ORDER BY reminders.due_at NULLS LAST, reminders.id")
			.query(Reminder.class)
			.list();
	}

	Optional<Reminder> find(long id) {
		return this.jdbcClient.sql(SELECT + "WHERE reminders.id = ?").param(id).query(Reminder.class).optional();
	}

	@Transactional
	Reminder add(NewReminder reminder) {
		this.jdbcClient.sql("INSERT INTO events (name) VALUES (?) ON CONFLICT (name) DO NOTHING")
			.param(reminder.event())
			.update();
		long id = this.jdbcClient.sql("""
				INSERT INTO reminders (event_id, text, due_at)
				SELECT id, :text, :dueAt FROM events WHERE name = :event RETURNING id
				""")
			.param("text", reminder.text())
			.param("dueAt", timestamp(reminder.dueAt()))
			.param("event", reminder.event())
			.query(Long.class)
			.single();
		return find(id).orElseThrow();
	}

	boolean complete(long id) {
		return this.jdbcClient.sql("UPDATE reminders SET done = true WHERE id = ?").param(id).update() == 1;
	}

	private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
		return (instant != null) ? Timestamp.from(instant) : null;
	}

}
