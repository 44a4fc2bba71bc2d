package dev.limbeck.proof;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.BundledText;
import dev.limbeck.session.Session;

/**
 * A second look at a database that shares no code with the reader of facts.
 */
final class Observer {

	private static final String SQL = BundledText.read(Observer.class, "observer.sql");

	private Observer() {
	}

	/**
	 * Describe each object.
	 * @param session to the database
	 * @return kind, identity and definition, in order
	 * @throws SQLException if the server refuses
	 */
	static List<String> look(Session session) throws SQLException {
		List<String> lines = new ArrayList<>();
		session.queryEach("BEGIN READ ONLY; SET LOCAL search_path = pg_catalog; " + SQL + "; COMMIT",
				List.of((row) -> lines.add(row.getString(1) + " " + row.getString(2) + ": " + row.getString(3))));
		lines.sort(null);
		return lines;
	}

	/**
	 * Return what one look has seen and another one has not.
	 * @param seen by the one
	 * @param other by the other
	 * @return lines, in order
	 */
	static Set<String> surplus(List<String> seen, List<String> other) {
		Set<String> surplus = new TreeSet<>(seen);
		other.forEach(surplus::remove);
		return surplus;
	}

}
