package dev.limbeck.sample.notification;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import dev.limbeck.sample.preference.Channel;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps notifications in the database.
 */
@Repository
class NotificationRepository {

	private static final String SELECT = """
			SELECT id, key, event_id, recipient, upper(channel::text) AS channel, text, created_at, sent_at
			FROM notifications
			""";

	private final JdbcClient jdbcClient;

	NotificationRepository(JdbcClient jdbcClient) {
		this.jdbcClient = jdbcClient;
	}

	List<Notification> find(@Nullable String recipient, int page) {
		return this.jdbcClient
			.sql(SELECT
					+ "WHERE :recipient::text IS NULL OR recipient = :recipient ORDER BY id LIMIT 50 OFFSET :offset")
			.param("recipient", recipient)
			.param("offset", page * 50L)
			.query(Notification.class)
			.list();
	}

	// Nothing is made if it is there.
	void add(NewNotification notification, Channel channel, Instant now) {
		this.jdbcClient.sql("""
				INSERT INTO notifications (key, event_id, recipient, channel, text, created_at)
				VALUES (:key, :eventId, :recipient, :channel::channel, :text, :now)
				ON CONFLICT (key) DO NOTHING
				""")
			.param("key", notification.key())
			.param("eventId", notification.eventId())
			.param("recipient", notification.recipient())
			.param("text", notification.text())
			.param("channel", channel.name().toLowerCase(Locale.ROOT))
			.param("now", now.atOffset(ZoneOffset.UTC))
			.update();
	}

	// Whoever else wants to send it waits until the end of this transaction.
	Notification lock(String key) {
		return this.jdbcClient.sql(SELECT + "WHERE key = ? FOR UPDATE").param(key).query(Notification.class).single();
	}

	void markSent(long id, Instant now) {
		this.jdbcClient.sql("UPDATE notifications SET sent_at = ? WHERE id = ?")
			.params(now.atOffset(ZoneOffset.UTC), id)
			.update();
	}

}
