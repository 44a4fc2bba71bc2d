package dev.limbeck.sample.preference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps preferences in the database.
 */
@Repository
public class PreferenceRepository {

	private final JdbcClient jdbcClient;

	PreferenceRepository(JdbcClient jdbcClient) {
		this.jdbcClient = jdbcClient;
	}

	/**
	 * Return how a user wants to be told.
	 * @param user the user's name
	 * @return what the user chose, or what is usual
	 */
	public Preferences of(String user) {
		return this.jdbcClient.sql("""
				SELECT user_name, channel, EXTRACT(epoch FROM remind_before)::bigint AS remind_before
				FROM preferences WHERE user_name = ?
				""").param(user).query(PreferenceRepository::preferences).optional().orElse(Preferences.usual(user));
	}

	void put(Preferences preferences) {
		this.jdbcClient.sql("""
				INSERT INTO preferences (user_name, channel, remind_before)
				VALUES (:user, :channel::channel, :seconds * interval '1 second')
				ON CONFLICT (user_name) DO UPDATE
				SET channel = EXCLUDED.channel, remind_before = EXCLUDED.remind_before
				""")
			.param("user", preferences.user())
			.param("channel", preferences.channel().name().toLowerCase(Locale.ROOT))
			.param("seconds", preferences.remindBefore().toSeconds())
			.update();
	}

	private static Preferences preferences(ResultSet row, int number) throws SQLException {
		return new Preferences(row.getString("user_name"),
				Channel.valueOf(row.getString("channel").toUpperCase(Locale.ROOT)),
				Duration.ofSeconds(row.getLong("remind_before")));
	}

}
