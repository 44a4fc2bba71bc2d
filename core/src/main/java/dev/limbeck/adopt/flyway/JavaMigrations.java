package dev.limbeck.adopt.flyway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.adopt.flyway.FlywayName.Kind;
import dev.limbeck.adopt.project.ProjectFolder;

/**
 * Finds Flyway's migrations in a programming language: among the scripts, and in the
 * package that goes by the same name.
 */
final class JavaMigrations {

	private static final String RESOURCES = "src/main/resources/";

	private static final List<String> LANGUAGES = List.of("java", "kotlin", "groovy");

	private static final List<String> SUFFIXES = List.of(".java", ".kt", ".groovy");

	private JavaMigrations() {
	}

	/**
	 * Find them.
	 * @param folder the folder of the scripts
	 * @return what is there
	 */
	static List<Source> beside(ProjectFolder folder) {
		List<Source> found = new ArrayList<>(among(folder));
		String root = folder.root().toString().replace('\\', '/') + "/";
		int resources = root.lastIndexOf(RESOURCES);
		if (resources >= 0) {
			for (String language : LANGUAGES) {
				Path code = Path.of(root.substring(0, resources) + "src/main/" + language + "/"
						+ root.substring(resources + RESOURCES.length()));
				if (Files.isDirectory(code)) {
					found.addAll(among(ProjectFolder.of(folder.base(), code)));
				}
			}
		}
		return found;
	}

	private static List<Source> among(ProjectFolder folder) {
		List<Source> found = new ArrayList<>();
		for (String file : folder.files()) {
			FlywayName.of(FlywayFiles.name(file), named())
				.ifPresent(
						(name) -> found.add(new Source(name, folder.name(file), className(file, folder.read(file)))));
		}
		return found;
	}

	private static String className(String file, String text) {
		String name = FlywayFiles.name(file);
		String simple = name.substring(0, name.lastIndexOf('.'));
		return text.lines()
			.map(String::strip)
			.filter((line) -> line.startsWith("package "))
			.findFirst()
			.map((line) -> line.substring("package ".length()).replace(";", "").strip() + "." + simple)
			.orElse(simple);
	}

	private static FlywaySettings named() {
		Map<Kind, String> prefixes = new EnumMap<>(
				Map.of(Kind.VERSIONED, "V", Kind.REPEATABLE, "R", Kind.BASELINE, "B"));
		return FlywaySettings.names(prefixes, "__", SUFFIXES);
	}

	/**
	 * One of them.
	 *
	 * @param name what its name says
	 * @param file its file, as people call it
	 * @param className the class in it, with its package
	 */
	record Source(FlywayName name, String file, String className) {

	}

}
