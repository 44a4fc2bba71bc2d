package dev.limbeck.boot.endpoint;

import java.time.Instant;
import java.util.Map;

import dev.limbeck.ledger.LogEntry;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonParserFactory;

/**
 * What the endpoint tells of one entry of the log.
 *
 * @param id grows with time
 * @param at when it happened
 * @param event such as {@code upgrade} or {@code failure}
 * @param revision the id it concerns
 * @param detail more about it: for a success {@code duration_ms}, for a failure
 * {@code sqlstate} and {@code place}
 */
public record LogDescriptor(long id, Instant at, String event, @Nullable String revision,
		@Nullable Map<String, Object> detail) {

	static LogDescriptor of(LogEntry entry) {
		String detail = entry.detail();
		return new LogDescriptor(entry.id(), entry.at(), entry.event(), entry.revision(),
				(detail != null) ? JsonParserFactory.getJsonParser().parseMap(detail) : null);
	}

}
