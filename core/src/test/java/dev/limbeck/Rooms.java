package dev.limbeck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;

/**
 * How the engine is divided: which room stands on which floor, and which types are for
 * those who use the engine.
 */
public final class Rooms {

	private static final String ENGINE = "dev.limbeck";

	private static final List<Set<String>> FLOORS = List.of(Set.of("", "log"),
			Set.of("sql", "revision", "connect.failure"), Set.of("connect", "java"), Set.of("session", "script"),
			Set.of("script.location"), Set.of("ledger"), Set.of("step"), Set.of("step.failure"), Set.of("step.runner"),
			Set.of("migrate"), Set.of("generate"));

	// The others are inner rooms, of which only single types are for all.
	private static final Set<String> OPEN = Set.of("", "log", "revision", "connect", "java", "script",
			"script.location", "migrate", "generate");

	private static final Set<String> OPEN_TYPES = Set.of("sql.ScriptException", "sql.ScriptProblem", "sql.SourceText",
			"session.LockPooler", "ledger.LedgerDamage", "ledger.LedgerRepair", "ledger.LedgerRow",
			"ledger.LockListener", "ledger.LogEntry", "ledger.UpgradeComparison", "step.AppliedStep", "step.Blocker",
			"step.Decision", "step.MigrationProgress", "step.MigrationRetry", "step.RunningStep", "step.StepListener");

	private static final Pattern IMPORT = Pattern.compile("^import (?:static )?(dev\\.limbeck[a-z.]*)\\.[A-Z].*");

	private Rooms() {
	}

	/**
	 * Leave out the classes of tests, whatever folder a build has.
	 * @return what is to be imported
	 */
	public static ImportOption withoutTests() {
		return (location) -> !location.contains("/test-classes/") && !location.contains("-tests.jar");
	}

	/**
	 * Return where a room stands.
	 * @param name of a package
	 * @return its floor from the ground, 0, up; -1 if it has none
	 */
	static int floor(String name) {
		for (int floor = 0; floor < FLOORS.size(); floor++) {
			if (FLOORS.get(floor).contains(room(name))) {
				return floor;
			}
		}
		return -1;
	}

	/**
	 * Return whether a room must not know another one.
	 * @param from the name of a package
	 * @param to the name of another one, of the engine or not
	 * @return whether it is a room of the engine, and does not lie below
	 */
	static boolean isUpward(String from, String to) {
		return isOfEngine(to) && !from.equals(to) && floor(to) >= floor(from);
	}

	/**
	 * Return the imports of a source file that run upwards, even if only a comment needs
	 * them.
	 * @param file a Java file
	 * @return such imports, with the name of the file
	 */
	static Stream<String> upwardImports(Path file) {
		String room = Path.of("src/main/java")
			.relativize(file.getParent())
			.toString()
			.replace('\\', '/')
			.replace('/', '.');
		try {
			return Files.readAllLines(file)
				.stream()
				.map(IMPORT::matcher)
				.filter(Matcher::matches)
				.filter((line) -> isUpward(room, line.group(1)))
				.map((line) -> file + ": " + line.group());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return what tells inner types of the engine from those that are for its users.
	 * @return whether a type is an inner one
	 */
	public static DescribedPredicate<JavaClass> innerTypes() {
		return DescribedPredicate.describe("are inner types of the engine", Rooms::isInner);
	}

	private static boolean isInner(JavaClass type) {
		String name = type.getName().replaceFirst("\\$.*", "");
		return isOfEngine(type.getPackageName()) && !OPEN.contains(room(type.getPackageName()))
				&& !OPEN_TYPES.contains(name.substring(ENGINE.length() + 1));
	}

	private static boolean isOfEngine(String name) {
		return (name.equals(ENGINE) || name.startsWith(ENGINE + ".")) && !name.startsWith(ENGINE + ".cli")
				&& !name.startsWith(ENGINE + ".boot") && !name.startsWith(ENGINE + ".sample");
	}

	private static String room(String name) {
		return name.equals(ENGINE) ? "" : name.substring(ENGINE.length() + 1);
	}

}
