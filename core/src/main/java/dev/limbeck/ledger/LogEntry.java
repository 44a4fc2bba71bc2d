package dev.limbeck.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * One line of the log that a database keeps of its migrations.
 *
 * @param id grows with time
 * @param at when it happened
 * @param event such as {@code upgrade}, {@code downgrade}, {@code stamp} or
 * {@code failure}
 * @param revision the id it concerns, if it concerns one
 * @param detail more about it as a JSON object, if there is more
 */
public record LogEntry(long id, Instant at, String event, @Nullable String revision, @Nullable String detail) {

	static LogEntry read(ResultSet row) throws SQLException {
		return new LogEntry(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3),
				row.getString(4), row.getString(5));
	}

}
