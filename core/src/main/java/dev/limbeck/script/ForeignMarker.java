package dev.limbeck.script;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A comment that means something to another migration tool.
 *
 * @param tool the tool's name
 * @param tag the tag that says the same, or {@code null} if there is none
 */
record ForeignMarker(String tool, @Nullable TagName tag) {

	/** The first words of markers that begin with no ornament. */
	static final Set<String> WORDS = Set.of("migrate", "liquibase", "changeset", "rollback", "preconditions", "deploy",
			"revert", "verify", "up", "down", "create", "drop", "rollbacksqlfile");

	private static final Map<String, String> BEHIND_PLUS = Map.of("goose", "goose", "migrate", "sql-migrate", "micrate",
			"micrate");

	private static final Map<String, String> BEFORE_COLON = Map.of("migrate", "dbmate", "migrondi", "Migrondi", "atlas",
			"Atlas");

	private static final Set<String> SQL_VERBS = Set.of("drop", "delete", "alter", "truncate", "update", "insert",
			"create", "revoke", "grant", "empty");

	private static final Set<String> GRAPHILE = Set.of("previous", "hash", "message", "allowinvalidhash");

	private static final Pattern SQITCH = Pattern.compile(
			"\\s+\\S+\\s+(?:to|from|on)\\s+(?:pg|postgres|sqlite|mysql|oracle|firebird|vertica|exasol|snowflake)\\s*");

	/**
	 * Recognise a marker.
	 * @param word the first word of a comment
	 * @return the marker, or nothing if no other tool is known to read it
	 */
	static Optional<ForeignMarker> of(FirstWord word) {
		String tool = tool(word);
		return Optional.ofNullable((tool != null) ? marker(tool, word) : other(word))
			.or(() -> MarkerPhrase.of(word.line()).flatMap(ForeignMarker::named));
	}

	private static Optional<ForeignMarker> named(MarkerPhrase phrase) {
		return Optional.ofNullable(phrase.tool()).map((tool) -> new ForeignMarker(tool, phrase.section()));
	}

	private static @Nullable String tool(FirstWord word) {
		if (word.lead().stripTrailing().endsWith("+")) {
			return BEHIND_PLUS.get(word.word());
		}
		return (word.rest().startsWith(":") && word.rest().matches(":\\S.*")) ? BEFORE_COLON.get(word.word()) : null;
	}

	private static @Nullable ForeignMarker other(FirstWord word) {
		return switch (word.word()) {
			case "undo" -> (word.at() && word.lead().contains("//"))
					? new ForeignMarker("MyBatis Migrations", TagName.DOWNGRADE) : null;
			case "liquibase", "changeset", "rollback", "rollbacksqlfile", "preconditions" -> liquibase(word);
			case "deploy" -> sqitch(word, TagName.UPGRADE);
			case "revert" -> sqitch(word, TagName.DOWNGRADE);
			case "verify" -> sqitch(word, null);
			case "up", "down", "ups", "downs" -> direction(word);
			case "tern" -> word.rest().startsWith(":") ? new ForeignMarker("tern", null) : null;
			case "create" -> rest(word, (rest) -> rest.startsWith("above / drop below"))
					? new ForeignMarker("tern", TagName.DOWNGRADE) : null;
			case "drop" -> isTernWithoutUp(word) ? new ForeignMarker("tern", TagName.DOWNGRADE) : null;
			default -> graphile(word);
		};
	}

	private static @Nullable ForeignMarker direction(FirstWord word) {
		if (word.lead().endsWith("!")) {
			return new ForeignMarker("Play Evolutions", tag(word.word()));
		}
		return rest(word, (rest) -> rest.equals("migration")) ? new ForeignMarker("node-pg-migrate", tag(word.word()))
				: null;
	}

	private static ForeignMarker marker(String tool, FirstWord word) {
		return new ForeignMarker(tool, tag(direction(word.rest())));
	}

	private static String direction(String rest) {
		return rest.toLowerCase(Locale.ROOT).replaceFirst("^[\\s:]+", "").replaceFirst("[^a-z].*", "");
	}

	private static @Nullable TagName tag(String direction) {
		return switch (direction) {
			case "up", "ups" -> TagName.UPGRADE;
			case "down", "downs" -> TagName.DOWNGRADE;
			default -> null;
		};
	}

	private static @Nullable ForeignMarker liquibase(FirstWord word) {
		boolean known = switch (word.word()) {
			case "liquibase" -> rest(word, (rest) -> rest.startsWith("formatted"));
			case "changeset" -> rest(word, (rest) -> rest.matches("[^\\s:]+:\\S+.*"));
			case "rollbacksqlfile" -> word.lead().equals("--");
			case "preconditions" -> rest(word, (rest) -> rest.contains(":"));
			default -> isRollback(word);
		};
		return known ? new ForeignMarker("Liquibase", word.word().startsWith("rollback") ? TagName.DOWNGRADE : null)
				: null;
	}

	// Liquibase writes it without a blank, people write sentences with one.
	private static boolean isRollback(FirstWord word) {
		return !word.at() && ((word.lead().equals("--") && word.text().startsWith("rollback", word.start()))
				|| rest(word, (rest) -> SQL_VERBS.contains(rest.split("[\\s;]", 2)[0])));
	}

	private static @Nullable ForeignMarker sqitch(FirstWord word, @Nullable TagName tag) {
		return (!word.at() && SQITCH.matcher(word.rest()).matches()) ? new ForeignMarker("Sqitch", tag) : null;
	}

	// "---- drop below ----", half of tern's own line.
	private static boolean isTernWithoutUp(FirstWord word) {
		return word.lead().startsWith("---")
				&& rest(word, (rest) -> List.of(LookAlike.words(rest)).equals(List.of("below")));
	}

	private static @Nullable ForeignMarker graphile(FirstWord word) {
		return (word.lead().startsWith("--!") && GRAPHILE.contains(word.word()))
				? new ForeignMarker("Graphile Migrate", null) : null;
	}

	private static boolean rest(FirstWord word, Predicate<String> test) {
		return test.test(word.rest().strip().toLowerCase(Locale.ROOT));
	}

}
