package dev.limbeck.sample.event;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps events in the database.
 */
@Repository
public class EventRepository {

	private static final String SELECT = "SELECT id, name, owner, starts_at FROM events ";

	private final JdbcClient jdbcClient;

	EventRepository(JdbcClient jdbcClient) {
		this.jdbcClient = jdbcClient;
	}

	/**
	 * Return events in the order in which they begin.
	 * @param owner whose, or {@code null} for those of all
	 * @param page which fifty of them, from 0
	 * @return fifty at most
	 */
	public List<Event> find(@Nullable String owner, int page) {
		return this.jdbcClient
			.sql(SELECT + "WHERE :owner::text IS NULL OR owner = :owner ORDER BY starts_at NULLS LAST, id "
					+ "LIMIT 50 OFFSET :offset")
			.param("owner", owner)
			.param("offset", page * 50L)
			.query(Event.class)
			.list();
	}

	Optional<Event> find(long id) {
		return this.jdbcClient.sql(SELECT + "WHERE id = ?").param(id).query(Event.class).optional();
	}

	// Nothing is added if another event has the name.
	Optional<Event> add(NewEvent event) {
		return this.jdbcClient.sql("""
				INSERT INTO events (name, owner, starts_at) VALUES (:name, :owner, :startsAt)
				ON CONFLICT (name) DO NOTHING RETURNING id
				""")
			.param("name", event.name())
			.param("owner", event.owner())
			.param("startsAt", time(event.startsAt()))
			.query(Long.class)
			.optional()
			.flatMap(this::find);
	}

	private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
		return (instant != null) ? instant.atOffset(ZoneOffset.UTC) : null;
	}

}
