package dev.limbeck.connect;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.limbeck.UnfitFileException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.OSUtil;

/**
 * Looks a connection service up where libpq does: in the file that {@code PGSERVICEFILE}
 * names or else in {@code ~/.pg_service.conf}, then in {@code pg_service.conf} of the
 * directory that {@code PGSYSCONFDIR} names.
 *
 * @param variables the variables, which read files, too
 * @see <a href="https://www.postgresql.org/docs/current/libpq-pgservice.html">The
 * Connection Service File</a>
 */
record ConnectionServiceFiles(UrlVariables variables) {

	private static final String DIRECTORY = "PGSYSCONFDIR";

	/**
	 * Find a service.
	 * @param name its name
	 * @return the entry, or nothing if no file has it
	 */
	Optional<ConnectionService> find(String name) {
		String file = this.variables.value(UrlVariableNames.SERVICE_FILE);
		String directory = this.variables.value(DIRECTORY);
		if (!file.isEmpty()) {
			this.variables.used().add(UrlVariableNames.SERVICE_FILE);
		}
		return search(file.isEmpty() ? home() : file, name, !file.isEmpty())
			.or(() -> directory.isEmpty() ? Optional.empty() : search(directory + "/pg_service.conf", name, false))
			.map((values) -> new ConnectionService(name, values));
	}

	private static String home() {
		return OSUtil.getUserConfigRootDirectory() + "/.pg_service.conf";
	}

	private Optional<Map<String, String>> search(String path, String name, boolean required) {
		String content = read(path, required);
		return (content != null) ? entry(content.lines().toList(), name, path) : Optional.empty();
	}

	private @Nullable String read(String path, boolean required) {
		try {
			return this.variables.content(path);
		}
		catch (IOException | InvalidPathException ex) {
			if (required) {
				this.variables.problems()
					.add(UrlVariableNames.SERVICE_FILE + " names " + path + ", which " + UnfitFileException.reason(ex),
							UrlVariables.UNREADABLE + UrlVariableNames.SERVICE_FILE + ".");
			}
			return null;
		}
	}

	// As libpq reads it: the first entry of that name, and in it the first of equal
	// names.
	private Optional<Map<String, String>> entry(Iterable<String> lines, String name, String path) {
		Map<String, String> values = null;
		int number = 0;
		for (String line : lines) {
			number++;
			String text = line.strip();
			if (text.startsWith("[")) {
				if (values != null) {
					return Optional.of(values);
				}
				values = text.equals("[" + name + "]") ? new LinkedHashMap<>() : null;
			}
			else if (values != null && !text.isEmpty() && !text.startsWith("#")) {
				add(text, values, path + ":" + number);
			}
		}
		return Optional.ofNullable(values);
	}

	private void add(String line, Map<String, String> values, String place) {
		int equals = line.indexOf('=');
		if (equals <= 0) {
			this.variables.problems()
				.add(place + ": syntax error in service file", "Write lines of the form name=value.");
			return;
		}
		values.putIfAbsent(line.substring(0, equals).strip(), line.substring(equals + 1));
	}

}
