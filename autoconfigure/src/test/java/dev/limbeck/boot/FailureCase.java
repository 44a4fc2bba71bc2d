package dev.limbeck.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A start that fails, as a file in {@code cases/failures} describes it: sections that
 * begin with a line such as {@code === url}.
 *
 * @param name of the file
 * @param sections texts by title; {@code url} of the database, {@code sql} to run in it
 * before, revision files ({@code file a.sql}, or {@code applied a.sql} if a start before
 * applied it), {@code description} and {@code action} to be read
 */
record FailureCase(String name, Map<String, String> sections) {

	private static final Path FOLDER = Path.of("src/test/resources/cases/failures");

	private static final String SUPERUSER = "postgres://postgres@localhost:{port}/{database}";

	static List<FailureCase> all() {
		try (Stream<Path> files = Files.list(FOLDER)) {
			return files.sorted().map(FailureCase::read).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static FailureCase read(Path file) {
		try {
			Map<String, String> sections = new LinkedHashMap<>();
			for (String section : Files.readString(file).split("(?m)^=== ")) {
				String[] titleAndText = section.split("\n", 2);
				sections.put(titleAndText[0], (titleAndText.length > 1) ? titleAndText[1].stripTrailing() : "");
			}
			return new FailureCase(file.getFileName().toString(), sections);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String url() {
		return this.sections.getOrDefault("url", SUPERUSER);
	}

	String sql() {
		return this.sections.getOrDefault("sql", "SELECT 1");
	}

	String description() {
		return this.sections.getOrDefault("description", "");
	}

	String action() {
		return this.sections.getOrDefault("action", "");
	}

	/**
	 * Write revision files.
	 * @param kind {@code file} or {@code applied}
	 * @param revisions where to
	 * @return whether there are any
	 */
	boolean write(String kind, RevisionFolder revisions) {
		List<Map.Entry<String, String>> files = this.sections.entrySet()
			.stream()
			.filter((section) -> section.getKey().startsWith(kind + " "))
			.toList();
		files.forEach((file) -> revisions.write(file.getKey().substring(kind.length() + 1), file.getValue() + "\n"));
		return !files.isEmpty();
	}

	@Override
	public String toString() {
		return this.name;
	}

}
