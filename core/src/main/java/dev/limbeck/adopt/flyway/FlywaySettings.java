package dev.limbeck.adopt.flyway;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.limbeck.LimbeckException;
import dev.limbeck.adopt.flyway.FlywayName.Kind;
import dev.limbeck.adopt.project.ProjectFolder;
import dev.limbeck.adopt.project.ToolSettings;

/**
 * What is set for Flyway, as far as it matters to what its files mean.
 *
 * @param prefixes how names of each kind begin
 * @param separator what stands between version and description
 * @param suffixes how names end
 * @param placeholders values by their names
 * @param expands whether placeholders are replaced
 * @param opening how placeholders begin
 * @param closing how they end
 * @param schemas the schemas that Flyway makes and works in, the default one first
 * @param encoding how the characters of files are written
 */
record FlywaySettings(Map<Kind, String> prefixes, String separator, List<String> suffixes,
		Map<String, String> placeholders, boolean expands, String opening, String closing, List<String> schemas,
		Charset encoding) {

	private static final List<String> PREFIXES = List.of("spring.flyway.", "flyway.");

	private static final List<String> FILES = List.of("flyway.conf", "conf/flyway.conf", "flyway.properties");

	static FlywaySettings around(ProjectFolder folder) {
		ToolSettings settings = ToolSettings.around(folder, PREFIXES, FILES);
		Map<Kind, String> prefixes = Map.of(Kind.VERSIONED, settings.get("sqlmigrationprefix", "V"), Kind.UNDO,
				settings.get("undosqlmigrationprefix", "U"), Kind.REPEATABLE,
				settings.get("repeatablesqlmigrationprefix", "R"), Kind.BASELINE,
				settings.get("baselinemigrationprefix", "B"));
		List<String> suffixes = settings.list("sqlmigrationsuffixes");
		return new FlywaySettings(prefixes, settings.get("sqlmigrationseparator", "__"),
				suffixes.isEmpty() ? List.of(".sql") : suffixes, lowerCase(settings.group("placeholders")),
				Boolean.parseBoolean(settings.get("placeholderreplacement", "true")),
				settings.get("placeholderprefix", "${"), settings.get("placeholdersuffix", "}"), schemas(settings),
				encoding(settings.get("encoding", "UTF-8")));
	}

	static FlywaySettings names(Map<Kind, String> prefixes, String separator, List<String> suffixes) {
		return new FlywaySettings(prefixes, separator, suffixes, Map.of(), false, "${", "}", List.of(),
				StandardCharsets.UTF_8);
	}

	private static List<String> schemas(ToolSettings settings) {
		LinkedHashSet<String> schemas = new LinkedHashSet<>();
		String first = settings.get("defaultschema", "");
		if (!first.isEmpty()) {
			schemas.add(first);
		}
		schemas.addAll(settings.list("schemas"));
		return List.copyOf(schemas);
	}

	// Flyway looks for them in letters of any case.
	private static Map<String, String> lowerCase(Map<String, String> placeholders) {
		Map<String, String> all = new LinkedHashMap<>();
		placeholders.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), value));
		return all;
	}

	private static Charset encoding(String name) {
		try {
			return Charset.forName(name);
		}
		catch (IllegalCharsetNameException | UnsupportedCharsetException ex) {
			throw new LimbeckException("bad-encoding", "flyway.encoding names no encoding that is known: " + name + ".",
					"Write one such as UTF-8 or ISO-8859-1.");
		}
	}

	String prefix(Kind kind) {
		return this.prefixes.getOrDefault(kind, "");
	}

	/**
	 * Return the schemas that SQL is to find things in first.
	 * @return none if it is {@code public} alone
	 */
	List<String> searchPath() {
		return this.schemas.equals(List.of("public")) ? List.of() : this.schemas;
	}

}
