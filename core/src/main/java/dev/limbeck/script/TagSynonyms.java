package dev.limbeck.script;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Words for tags that people know from elsewhere, and words that are near to a tag.
 */
final class TagSynonyms {

	static final int MAX_EDITS = 2;

	/** Words for a section, which may be markers without an {@code @}, too. */
	private static final Map<String, TagName> SECTIONS = Map.ofEntries(Map.entry("up", TagName.UPGRADE),
			Map.entry("ups", TagName.UPGRADE), Map.entry("migrate", TagName.UPGRADE),
			Map.entry("forward", TagName.UPGRADE), Map.entry("forwards", TagName.UPGRADE),
			Map.entry("upgrade", TagName.UPGRADE), Map.entry("down", TagName.DOWNGRADE),
			Map.entry("downs", TagName.DOWNGRADE), Map.entry("undo", TagName.DOWNGRADE),
			Map.entry("rollback", TagName.DOWNGRADE), Map.entry("unapply", TagName.DOWNGRADE),
			Map.entry("revert", TagName.DOWNGRADE), Map.entry("reverse", TagName.DOWNGRADE),
			Map.entry("backout", TagName.DOWNGRADE), Map.entry("backward", TagName.DOWNGRADE),
			Map.entry("backwards", TagName.DOWNGRADE), Map.entry("downgrade", TagName.DOWNGRADE));

	/** Words that are prose without an {@code @}. */
	private static final Map<String, TagName> OTHERS = Map.ofEntries(Map.entry("apply", TagName.UPGRADE),
			Map.entry("deploy", TagName.UPGRADE), Map.entry("do", TagName.UPGRADE),
			Map.entry("undone", TagName.DOWNGRADE), Map.entry("remove", TagName.DOWNGRADE),
			Map.entry("drop", TagName.DOWNGRADE), Map.entry("teardown", TagName.DOWNGRADE),
			Map.entry("previous", TagName.REVISES), Map.entry("requires", TagName.DEPENDS_ON),
			Map.entry("require", TagName.DEPENDS_ON), Map.entry("label", TagName.BRANCH),
			Map.entry("labels", TagName.BRANCH), Map.entry("tx", TagName.TRANSACTION),
			Map.entry("timeout", TagName.STATEMENT_TIMEOUT), Map.entry("parent", TagName.REVISES),
			Map.entry("parents", TagName.REVISES), Map.entry("downrevision", TagName.REVISES),
			Map.entry("depends", TagName.DEPENDS_ON), Map.entry("notransaction", TagName.TRANSACTION));

	/** What may stand beside a word that is a marker all the same. */
	private static final Set<String> FILLERS = Set.of("migration", "migrations", "script", "scripts", "section", "part",
			"sql", "step", "steps", "statement", "statements", "begin", "begins", "start", "starts", "end", "ends",
			"here", "below", "follows", "limbeck");

	/** What may, if the statement below takes something away, too. */
	private static final Set<String> LOOSE = Set.of("command", "commands", "change", "changes", "ddl", "code", "query",
			"queries", "block", "logic", "action", "actions", "the", "this", "that", "above", "it", "all", "to", "from",
			"for", "revision", "version", "schema");

	private TagSynonyms() {
	}

	static Set<String> sections() {
		return SECTIONS.keySet();
	}

	static @Nullable TagName section(String word) {
		return SECTIONS.get(word);
	}

	static Set<String> others() {
		return OTHERS.keySet();
	}

	static Set<String> fillers() {
		return FILLERS;
	}

	static boolean isFiller(String word) {
		return FILLERS.contains(word);
	}

	/**
	 * Tell whether a word may stand beside a marker that is one by what follows it.
	 * @param word a word in lower case
	 * @return whether it says nothing
	 */
	static boolean isLoose(String word) {
		return LOOSE.contains(word) || (word.startsWith("v") && word.length() > 1
				&& word.substring(1).chars().allMatch(Character::isDigit));
	}

	/**
	 * Find the tag that a word stands for behind an {@code @}.
	 * @param word a word in lower case
	 * @return the tag, if there is one
	 */
	static Optional<TagName> known(String word) {
		String joined = word.replace("-", "").replace("_", "").replace(".", "");
		return TagName.of(word).or(() -> Optional.ofNullable(SECTIONS.getOrDefault(joined, OTHERS.get(joined))));
	}

	static Optional<TagName> nearest(String word) {
		return Arrays.stream(TagName.values())
			.filter((name) -> EditDistance.within(MAX_EDITS, word, name.word()))
			.min(Comparator.comparingInt((name) -> EditDistance.between(word, name.word())));
	}

	/**
	 * Find the section that a misspelt word stands for.
	 * @param word a word in lower case
	 * @param shortest which words are too near to others
	 * @return the section, if one letter is wrong
	 */
	static Optional<TagName> nearSection(String word, int shortest) {
		return SECTIONS.keySet()
			.stream()
			.filter((known) -> known.length() >= shortest && EditDistance.within(1, word, known))
			.sorted()
			.map(SECTIONS::get)
			.findFirst();
	}

	/**
	 * Find the tag that a longer word begins with.
	 * @param word such as {@code down-migration} or {@code upgradeSection}, in lower case
	 * @return the tag, if there is one
	 */
	static Optional<TagName> stem(String word) {
		return Stream.of(TagName.values()).filter((name) -> word.startsWith(name.word())).findFirst().or(() -> {
			String[] parts = word.split("[-_.]");
			boolean filled = parts.length > 1 && Arrays.stream(parts).skip(1).allMatch(FILLERS::contains);
			return filled ? known(parts[0]) : Optional.empty();
		});
	}

}
