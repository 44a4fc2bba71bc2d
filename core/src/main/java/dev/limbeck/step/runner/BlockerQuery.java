package dev.limbeck.step.runner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.limbeck.session.Session;
import dev.limbeck.step.Blocker;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who is in the way of a session.
 */
final class BlockerQuery {

	private static final Pattern NUMBER = Pattern.compile("\\b\\d{1,9}\\b");

	private static final String COLUMNS = "SELECT b.pid, a.usename, CASE WHEN a.backend_type = 'client backend'"
			+ " THEN a.application_name ELSE a.backend_type END, a.state,"
			+ " EXTRACT(EPOCH FROM pg_catalog.clock_timestamp() - a.xact_start)::pg_catalog.int8, a.query";

	private BlockerQuery() {
	}

	/**
	 * Return those that a session waits for. The lock tables are searched only if it
	 * waits for a lock at all.
	 * @param session another session
	 * @param pid the backend of the one that may be waiting
	 * @return those in its way
	 * @throws SQLException if the connection is lost
	 */
	static List<Blocker> ask(Session session, int pid) throws SQLException {
		return session.query(COLUMNS + " FROM (SELECT DISTINCT pg_catalog.unnest(pg_catalog.pg_blocking_pids(w.pid))"
				+ " FROM pg_catalog.pg_stat_activity w WHERE w.pid = " + pid + " AND w.wait_event_type = 'Lock') b(pid)"
				+ " LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = b.pid ORDER BY b.pid", BlockerQuery::blocker);
	}

	/**
	 * Return the others in a deadlock that was resolved at the cost of a session. The
	 * server names each of them twice: as one who waits, and as one who blocks.
	 * @param session any session
	 * @param detail what the server said
	 * @return those still there
	 * @throws SQLException if the connection is lost
	 */
	static List<Blocker> ofDeadlock(Session session, @Nullable String detail) throws SQLException {
		Map<String, Integer> numbers = new LinkedHashMap<>();
		Matcher matcher = NUMBER.matcher((detail != null) ? detail : "");
		while (matcher.find()) {
			numbers.merge(matcher.group(), 1, Integer::sum);
		}
		numbers.values().removeIf((times) -> times < 2);
		return numbers.isEmpty() ? List.of() : among(session, numbers.keySet());
	}

	private static List<Blocker> among(Session session, Collection<String> pids) throws SQLException {
		String list = pids.stream().collect(Collectors.joining(", "));
		return session.query(COLUMNS + " FROM (SELECT p.pid FROM pg_catalog.pg_stat_activity p WHERE p.pid IN (" + list
				+ ") AND p.pid <> pg_catalog.pg_backend_pid()) b(pid)"
				+ " JOIN pg_catalog.pg_stat_activity a ON a.pid = b.pid ORDER BY b.pid", BlockerQuery::blocker);
	}

	private static Blocker blocker(ResultSet row) throws SQLException {
		long seconds = row.getLong(5);
		Duration age = row.wasNull() ? null : Duration.ofSeconds(seconds);
		return new Blocker(row.getInt(1), row.getString(2), row.getString(3), row.getString(4), age, row.getString(6));
	}

}
