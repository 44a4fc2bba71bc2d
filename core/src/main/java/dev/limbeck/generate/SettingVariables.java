package dev.limbeck.generate;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.script.EditDistance;

/**
 * Which variables of a process stand for settings, and which only look as if they did.
 */
public final class SettingVariables {

	/** The settings of applications and of the command line. */
	static final List<String> SETTINGS = List.of("limbeck.adopt", "limbeck.attempts", "limbeck.early",
			"limbeck.enabled", "limbeck.exclude", "limbeck.schemas", "limbeck.check-model",
			"limbeck.hibernate-ddl-auto", "limbeck.locations", "limbeck.mode", "limbeck.multiple-heads",
			"limbeck.on-ahead", "limbeck.placeholders", "limbeck.target", "limbeck.database.default-host",
			"limbeck.database.default-name", "limbeck.database.default-port", "limbeck.database.default-user",
			"limbeck.database.embedded", "limbeck.database.embedded-directory", "limbeck.doctor.ignore",
			"limbeck.health.refresh", "limbeck.ledger.schema", "limbeck.lock.pooler", "limbeck.lock.wait",
			"limbeck.migration.init-sql", "limbeck.migration.password", "limbeck.migration.url",
			"limbeck.migration.username", "limbeck.probe.enabled", RevisionFileSettings.AFTER_WRITE,
			RevisionFileSettings.PATTERN, RevisionFileSettings.SLUG_LENGTH, RevisionFileSettings.TEMPLATE,
			RevisionFileSettings.TIME_ZONE, "limbeck.statement.lock-timeout", "limbeck.statement.timeout",
			"limbeck.wait.timeout");

	private static final String PREFIX = "LIMBECK_";

	/** Behind it stands the name of a placeholder. */
	public static final String PLACEHOLDER_PREFIX = "LIMBECK_PLACEHOLDERS_";

	/** Read by the script that starts Java. */
	private static final String JAVA_OPTIONS = "LIMBECK_JAVA_OPTIONS";

	/** Nobody wrote them: Kubernetes sets them for services whose names begin so. */
	private static final Pattern SERVICE_LINK = Pattern.compile("LIMBECK_(?:[A-Z0-9_]+_)?(?:SERVICE_HOST=[0-9a-f.:]+"
			+ "|SERVICE_PORT(?:_[A-Z0-9_]+)?=[0-9]+|PORT(?:_[0-9]+_(?:TCP|UDP|SCTP))?=(?:tcp|udp|sctp)://.+"
			+ "|PORT_[0-9]+_(?:TCP|UDP|SCTP)_(?:PROTO=(?:tcp|udp|sctp)|PORT=[0-9]+|ADDR=[0-9a-f.:]+))");

	private static final Set<String> KNOWN = Stream
		.concat(SETTINGS.stream().flatMap((setting) -> of(setting).stream()), Stream.of(JAVA_OPTIONS))
		.collect(Collectors.toUnmodifiableSet());

	private SettingVariables() {
	}

	/**
	 * Return the variables that stand for a setting, as Spring Boot reads them.
	 * @param setting its full name
	 * @return such as {@code LIMBECK_ONAHEAD} and {@code LIMBECK_ON_AHEAD}, the strongest
	 * first
	 */
	public static List<String> of(String setting) {
		String upper = setting.toUpperCase(Locale.ROOT).replace('.', '_');
		return Stream.of(upper.replace("-", ""), upper.replace('-', '_')).distinct().toList();
	}

	/**
	 * Tell which variables look as if they were settings and are none.
	 * @param variables all variables, with their values
	 * @param others names without the prefix that may have been meant, too
	 * @return such as {@code LIMBECK_LOCK_WIAT (LIMBECK_LOCK_WAIT?)}, in alphabetical
	 * order; without a name in brackets if none is near
	 */
	public static List<String> unknown(Map<String, String> variables, Collection<String> others) {
		return variables.entrySet()
			.stream()
			.filter((variable) -> variable.getKey().startsWith(PREFIX) && !KNOWN.contains(variable.getKey()))
			.filter((variable) -> !variable.getKey().startsWith(PLACEHOLDER_PREFIX))
			.filter((variable) -> !SERVICE_LINK.matcher(variable.getKey() + "=" + variable.getValue()).matches())
			.map(Map.Entry::getKey)
			.sorted()
			.map((variable) -> variable + meant(variable, others).map((name) -> " (" + name + "?)").orElse(""))
			.toList();
	}

	private static Optional<String> meant(String variable, Collection<String> others) {
		String bare = bare(variable);
		Stream<Candidate> settings = SETTINGS.stream()
			.map((setting) -> of(setting).get(of(setting).size() - 1))
			.map(candidate(bare, SettingVariables::bare));
		Stream<Candidate> bareNames = others.stream().map(candidate(bare, SettingVariables::withoutUnderscores));
		// What is farther away than a slip of the pen was not meant.
		return Stream.concat(settings, bareNames)
			.filter((candidate) -> candidate.distance() <= Math.max(1, bare.length() / 4))
			.min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
			.map(Candidate::name);
	}

	private static Function<String, Candidate> candidate(String bare, Function<String, String> spelling) {
		return (name) -> new Candidate(name, EditDistance.between(bare, spelling.apply(name)));
	}

	private static String bare(String variable) {
		return withoutUnderscores(variable.substring(PREFIX.length()));
	}

	private static String withoutUnderscores(String name) {
		return name.replace("_", "").toUpperCase(Locale.ROOT);
	}

	/**
	 * A variable that may have been meant.
	 *
	 * @param name the variable
	 * @param distance how many edits away it is
	 */
	private record Candidate(String name, int distance) {

	}

}
