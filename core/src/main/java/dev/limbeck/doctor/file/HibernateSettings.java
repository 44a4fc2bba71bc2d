package dev.limbeck.doctor.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.limbeck.RegularFile;
import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;

/**
 * Configuration nearby that has Hibernate change the schema.
 */
public final class HibernateSettings {

	private static final List<String> FOLDERS = List.of("", "config", "src/main/resources",
			"src/main/resources/config");

	private static final List<String> KEYS = List.of("ddl-auto", "ddlauto", "hbm2ddl.auto");

	/** However dashes and dots are written. */
	private static final Set<String> VARIABLES = Set.of("SPRINGJPAHIBERNATEDDLAUTO",
			"SPRINGJPAPROPERTIESHIBERNATEHBM2DDLAUTO");

	private static final Set<String> CHANGING = Set.of("update", "create", "create-drop", "create-only", "drop");

	private static final int LONGEST = 1024 * 1024;

	private HibernateSettings() {
	}

	/**
	 * Look into the files {@code application*} of a project.
	 * @param directory its root
	 * @return what was found; what cannot be read is left to the application
	 */
	public static List<Finding> find(Path directory) {
		List<Finding> findings = new ArrayList<>();
		for (String folder : FOLDERS) {
			for (Path file : files(directory.resolve(folder))) {
				findings.addAll(in(file, directory.relativize(file).toString().replace('\\', '/')));
			}
		}
		return findings;
	}

	/**
	 * Look into variables of the environment, which count more than files.
	 * @param environment values by name
	 * @return what was found
	 */
	public static List<Finding> find(Map<String, String> environment) {
		List<Finding> findings = new ArrayList<>();
		new TreeMap<>(environment).forEach((name, value) -> {
			String set = value.strip().toLowerCase(Locale.ROOT);
			if (VARIABLES.contains(name.toUpperCase(Locale.ROOT).replace("_", "")) && CHANGING.contains(set)) {
				findings.add(Catalogue.get("ddl-auto")
					.found(Place.variable(name), "The variable " + name + " sets ddl-auto to " + set + "."));
			}
		});
		return findings;
	}

	private static List<Path> files(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> isConfiguration(file.getFileName().toString()))
				.filter(Files::isRegularFile)
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			return List.of();
		}
	}

	private static boolean isConfiguration(String name) {
		return name.startsWith("application")
				&& (name.endsWith(".properties") || name.endsWith(".yml") || name.endsWith(".yaml"));
	}

	private static List<Finding> in(Path file, String name) {
		List<Finding> findings = new ArrayList<>();
		int number = 0;
		for (String line : text(file).lines().toList()) {
			number++;
			String value = value(line.strip().toLowerCase(Locale.ROOT));
			if (CHANGING.contains(value)) {
				findings.add(Catalogue.get("ddl-auto")
					.found(Place.line(name, number), name + " sets ddl-auto to " + value + " in line " + number + "."));
			}
		}
		return findings;
	}

	private static String text(Path file) {
		try {
			return new String(RegularFile.start(file, LONGEST), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			return "";
		}
	}

	private static String value(String line) {
		if (line.startsWith("#") || line.startsWith("!")) {
			return "";
		}
		for (String key : KEYS) {
			int at = line.indexOf(key);
			if (at >= 0) {
				String rest = line.substring(at + key.length()).replace("\"", "").replace("'", "").strip();
				boolean assigned = rest.startsWith(":") || rest.startsWith("=");
				return assigned ? rest.substring(1).strip().split("[ #]", 2)[0] : "";
			}
		}
		return "";
	}

}
