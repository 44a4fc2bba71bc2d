package dev.limbeck.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.session.Session;

/**
 * A second look at a database that shares no code with the reader of facts.
 */
final class Observer {

	private static final String SQL = text();

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

	private static String text() {
		try (InputStream file = Observer.class.getResourceAsStream("observer.sql")) {
			if (file == null) {
				throw new IllegalStateException("The query observer.sql is missing from the jar");
			}
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
