package dev.limbeck.cli.standalone;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.limbeck.cli.result.UsageException;
import dev.limbeck.doctor.IgnoredFindings;
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

	static final String ADOPT = "limbeck.adopt";

	static final String MULTIPLE_HEADS = "limbeck.multiple-heads";

	static final String SCHEMAS = "limbeck.schemas";

	static final String EXCLUDE = "limbeck.exclude";

	static final String URL = "limbeck.migration.url";

	static final String USERNAME = "limbeck.migration.username";

	static final String PASSWORD = "limbeck.migration.password";

	static final String INIT_SQL = "limbeck.migration.init-sql";

	static final String DEFAULT_HOST = "limbeck.database.default-host";

	static final String DEFAULT_PORT = "limbeck.database.default-port";

	static final String DEFAULT_USER = "limbeck.database.default-user";

	static final String DEFAULT_NAME = "limbeck.database.default-name";

	static final String DOCTOR_IGNORE = IgnoredFindings.SETTING;

	/** Behind it stands the name of a placeholder. */
	static final String PLACEHOLDERS = "limbeck.placeholders.";

	/** What the start of an application does: no command asks. */
	private static final String MODE = "limbeck.mode";

	/** All of them. */
	static final List<String> ALL = List.of(LOCATIONS, TARGET, LEDGER_SCHEMA, WAIT_TIMEOUT, ATTEMPTS, LOCK_WAIT,
			LOCK_POOLER, STATEMENT_LOCK_TIMEOUT, STATEMENT_TIMEOUT, ON_AHEAD, MULTIPLE_HEADS, SCHEMAS, EXCLUDE, URL,
			USERNAME, PASSWORD, INIT_SQL, DOCTOR_IGNORE, DEFAULT_HOST, DEFAULT_PORT, DEFAULT_USER, DEFAULT_NAME,
			RevisionFileSettings.PATTERN, RevisionFileSettings.TIME_ZONE, RevisionFileSettings.SLUG_LENGTH,
			RevisionFileSettings.TEMPLATE, RevisionFileSettings.AFTER_WRITE);

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
	 * Refuse a name that is no setting's.
	 * @param name as it is written
	 * @param place where it is written
	 * @throws UsageException if nobody reads it
	 */
	static void require(String name, String place) {
		String canonical = canonical(name);
		if (!canonical.equals(MODE) && ALL.stream().map(SettingName::canonical).noneMatch(canonical::equals)) {
			throw new UsageException("unknown-setting", place + " sets " + name + ", which is unknown.",
					nearest(canonical).map((known) -> "Did you mean " + known + "? ").orElse("")
							+ "\"limbeck help settings\" names all of them.");
		}
	}

	// What is farther away than a slip of the pen was not meant.
	private static Optional<String> nearest(String canonical) {
		return ALL.stream()
			.filter((known) -> distance(canonical, known) <= Math.max(2, canonical.length() / 5))
			.min(Comparator.comparingInt((known) -> distance(canonical, known)));
	}

	private static int distance(String canonical, String known) {
		return EditDistance.between(canonical, canonical(known));
	}

}
