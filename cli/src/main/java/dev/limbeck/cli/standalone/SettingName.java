package dev.limbeck.cli.standalone;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.limbeck.cli.result.UsageException;
import dev.limbeck.connect.DatabaseVariables;
import dev.limbeck.generate.RevisionFileSettings;
import dev.limbeck.script.EditDistance;

/**
 * The names of the settings that the command line understands, the same as in Spring
 * Boot.
 */
final class SettingName {

	static final String LOCATIONS = "limbeck.locations";

	static final String TARGET = "limbeck.target";

	static final String LEDGER_SCHEMA = "limbeck.ledger.schema";

	static final String WAIT_TIMEOUT = "limbeck.wait.timeout";

	static final String ATTEMPTS = "limbeck.attempts";

	static final String LOCK_WAIT = "limbeck.lock.wait";

	static final String LOCK_POOLER = "limbeck.lock.pooler";

	static final String STATEMENT_LOCK_TIMEOUT = "limbeck.statement.lock-timeout";

	static final String STATEMENT_TIMEOUT = "limbeck.statement.timeout";

	static final String ON_AHEAD = "limbeck.on-ahead";

	static final String MULTIPLE_HEADS = "limbeck.multiple-heads";

	static final String URL = "limbeck.migration.url";

	static final String USERNAME = "limbeck.migration.username";

	static final String PASSWORD = "limbeck.migration.password";

	static final String INIT_SQL = "limbeck.migration.init-sql";

	static final String DEFAULT_HOST = "limbeck.database.default-host";

	static final String DEFAULT_PORT = "limbeck.database.default-port";

	static final String DEFAULT_USER = "limbeck.database.default-user";

	static final String DEFAULT_NAME = "limbeck.database.default-name";

	/** What the start of an application does: no command asks. */
	private static final String MODE = "limbeck.mode";

	/** Of applications, which may share their variables with a command. */
	private static final List<String> OF_APPLICATIONS = List.of(MODE, "limbeck.enabled", "limbeck.hibernate-ddl-auto",
			"limbeck.database.embedded", "limbeck.database.embedded-directory", "limbeck.health.refresh",
			"limbeck.probe.enabled");

	private static final String VARIABLE_PREFIX = "LIMBECK_";

	/** Read by the script that starts Java. */
	private static final String JAVA_OPTIONS = "LIMBECK_JAVA_OPTIONS";

	/** All of them. */
	static final List<String> ALL = List.of(LOCATIONS, TARGET, LEDGER_SCHEMA, WAIT_TIMEOUT, ATTEMPTS, LOCK_WAIT,
			LOCK_POOLER, STATEMENT_LOCK_TIMEOUT, STATEMENT_TIMEOUT, ON_AHEAD, MULTIPLE_HEADS, URL, USERNAME, PASSWORD,
			INIT_SQL, DEFAULT_HOST, DEFAULT_PORT, DEFAULT_USER, DEFAULT_NAME, RevisionFileSettings.PATTERN,
			RevisionFileSettings.TIME_ZONE, RevisionFileSettings.SLUG_LENGTH, RevisionFileSettings.TEMPLATE,
			RevisionFileSettings.AFTER_WRITE);

	private SettingName() {
	}

	/**
	 * Return a name without what Spring Boot does not look at.
	 * @param name in any spelling
	 * @return lower case without dashes and underscores
	 */
	static String canonical(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
	}

	/**
	 * Return the variables that stand for a setting.
	 * @param name its full name
	 * @return such as {@code LIMBECK_ONAHEAD} and {@code LIMBECK_ON_AHEAD}
	 */
	static List<String> variables(String name) {
		String upper = name.toUpperCase(Locale.ROOT).replace('.', '_');
		return List.of(upper.replace("-", ""), upper.replace('-', '_')).stream().distinct().toList();
	}

	/**
	 * Refuse a name that is no setting's.
	 * @param name as it is written
	 * @param place where it is written
	 * @throws UsageException if nobody reads it
	 */
	static void require(String name, String place) {
		String canonical = canonical(name);
		if (!canonical.equals(MODE) && ALL.stream().map(SettingName::canonical).noneMatch(canonical::equals)) {
			throw new UsageException("unknown-setting", place + " sets " + name + ", which is unknown.",
					nearest(canonical, ALL).map((known) -> "Did you mean " + known + "? ").orElse("")
							+ "\"limbeck help settings\" names all of them.");
		}
	}

	// What is farther away than a slip of the pen was not meant.
	private static Optional<String> nearest(String canonical, List<String> names) {
		return names.stream()
			.filter((known) -> distance(canonical, known) <= Math.max(2, canonical.length() / 5))
			.min(Comparator.comparingInt((known) -> distance(canonical, known)));
	}

	private static int distance(String canonical, String known) {
		return EditDistance.between(canonical, canonical(known));
	}

	/**
	 * Tell which variables look as if they were settings and are none.
	 * @param variables the names of all variables
	 * @return such as {@code LIMBECK_LOCK_WIAT (LIMBECK_LOCK_WAIT?)}, in alphabetical
	 * order; without a name in brackets if none is near
	 */
	static List<String> unknown(Collection<String> variables) {
		List<String> known = Stream.of(ALL, OF_APPLICATIONS)
			.flatMap(List::stream)
			.map((name) -> variables(name).get(variables(name).size() - 1))
			.toList();
		return variables.stream()
			.filter((variable) -> variable.startsWith(VARIABLE_PREFIX) && !variable.equals(JAVA_OPTIONS))
			.filter((variable) -> known.stream().map(SettingName::canonical).noneMatch(canonical(variable)::equals))
			.sorted()
			.map((variable) -> variable + meant(variable, known).map((name) -> " (" + name + "?)").orElse(""))
			.toList();
	}

	// Variables of the database have no prefix.
	private static Optional<String> meant(String variable, List<String> known) {
		List<String> ofDatabase = DatabaseVariables.names().stream().sorted().toList();
		String bare = canonical(variable.substring(VARIABLE_PREFIX.length()));
		return nearest(bare, ofDatabase)
			.filter((name) -> nearest(canonical(variable), known)
				.map((setting) -> distance(bare, name) < distance(canonical(variable), setting))
				.orElse(true))
			.or(() -> nearest(canonical(variable), known));
	}

}
