package dev.limbeck.step.runner;

import java.sql.SQLException;
import java.util.List;

import dev.limbeck.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server how far a long command of a session has got.
 */
final class PhaseQuery {

	// Each row: what is done, how much of it, of how much; 0 = not known.
	private static final String VIEWS = """
			SELECT pg_catalog.lower(command) || ', ' || phase, CASE WHEN blocks_total > 0 THEN blocks_done
			    WHEN lockers_total > 0 THEN lockers_done ELSE tuples_done END,
			  CASE WHEN blocks_total > 0 THEN blocks_total WHEN lockers_total > 0 THEN lockers_total ELSE tuples_total END
			  FROM pg_catalog.pg_stat_progress_create_index WHERE pid = %1$d
			UNION ALL SELECT pg_catalog.lower(command) || ', ' || phase, heap_blks_scanned, heap_blks_total
			  FROM pg_catalog.pg_stat_progress_cluster WHERE pid = %1$d
			UNION ALL SELECT 'vacuum, ' || phase, heap_blks_scanned, heap_blks_total
			  FROM pg_catalog.pg_stat_progress_vacuum WHERE pid = %1$d
			UNION ALL SELECT pg_catalog.lower(command) || ', ' || tuples_processed::pg_catalog.text || ' rows', bytes_processed, bytes_total
			  FROM pg_catalog.pg_stat_progress_copy WHERE pid = %1$d""";

	private PhaseQuery() {
	}

	/**
	 * Ask.
	 * @param session another session
	 * @param pid the backend
	 * @return such as {@code create index, building index: scanning table, 40 %}, or
	 * {@code null} if it does nothing of which the server shows progress
	 * @throws SQLException if the connection is lost
	 */
	static @Nullable String ask(Session session, int pid) throws SQLException {
		List<String> phases = session.query(VIEWS.formatted(pid),
				(row) -> row.getString(1) + percent(row.getLong(2), row.getLong(3)));
		return phases.isEmpty() ? null : phases.get(0);
	}

	private static String percent(long done, long total) {
		return (total > 0) ? ", " + Math.min(100, 100 * done / total) + " %" : "";
	}

}
