package dev.limbeck.adopt.alembic;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What a file of Alembic declares.
 *
 * @param file its path in the folder
 * @param id its id
 * @param parents what it revises
 * @param dependsOn what else it needs
 * @param labels of its branch
 * @param message what it does
 * @param created when it was written, if it says so
 */
record AlembicRevision(String file, String id, List<String> parents, List<String> dependsOn, List<String> labels,
		String message, @Nullable Instant created) {

	private static final String CREATED = "Create Date:";

	/**
	 * Read a file.
	 * @param file its path
	 * @param text its content
	 * @return what it declares, or nothing if it declares no revision
	 */
	static Optional<AlembicRevision> of(String file, String text) {
		PythonFile python = new PythonFile(text);
		List<String> id = python.values("revision").orElse(List.of());
		Optional<List<String>> parents = python.values("down_revision");
		if (id.size() != 1 || parents.isEmpty()) {
			return Optional.empty();
		}
		String words = python.documentation();
		return Optional.of(new AlembicRevision(file, id.get(0), parents.get(),
				python.values("depends_on").orElse(List.of()), python.values("branch_labels").orElse(List.of()),
				words.lines().findFirst().orElse(""), created(words)));
	}

	private static @Nullable Instant created(String words) {
		String text = words.lines()
			.map(String::strip)
			.filter((line) -> line.startsWith(CREATED))
			.map((line) -> line.substring(CREATED.length()).strip().replace(' ', 'T'))
			.findFirst()
			.orElse("");
		try {
			boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 0
					|| text.lastIndexOf('-') > text.indexOf('T');
			return text.isEmpty() ? null : zoned ? OffsetDateTime.parse(text).toInstant()
					: LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
