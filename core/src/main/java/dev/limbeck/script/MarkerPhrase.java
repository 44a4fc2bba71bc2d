package dev.limbeck.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A comment's line of nothing but words that people mark a section with, such as
 * {@code Migration Down}, {@code roll back} or {@code goose Up}. One word more, and it is
 * prose.
 *
 * @param section the section that it marks
 * @param certain whether all words are of this kind, and none is misspelt; else it is a
 * marker only if the statement below takes something away
 * @param tool the tool that it names, or {@code null}
 */
record MarkerPhrase(TagName section, boolean certain, @Nullable String tool) {

	/** Tools whose name may stand beside the direction, as they are written. */
	static final Map<String, String> TOOLS = Map.ofEntries(Map.entry("goose", "goose"), Map.entry("rambler", "rambler"),
			Map.entry("dbmate", "dbmate"), Map.entry("flyway", "Flyway"), Map.entry("liquibase", "Liquibase"),
			Map.entry("sqitch", "Sqitch"), Map.entry("migrondi", "Migrondi"), Map.entry("micrate", "micrate"),
			Map.entry("tern", "tern"), Map.entry("diesel", "Diesel"), Map.entry("atlas", "Atlas"),
			Map.entry("alembic", "Alembic"), Map.entry("knex", "Knex"));

	/** What is shorter is too near to other words. */
	static final int SHORTEST = 6;

	private static final int MOST_WORDS = 8;

	/** So many may be one word apart: {@code roll back}, {@code un-do}. */
	private static final int MOST_PIECES = 2;

	/**
	 * Read a line.
	 * @param text the line without what stands in front of its first word
	 * @return what it marks, or nothing if a word is of another kind, if no section is
	 * named, or if both are ("Upgrade / Downgrade")
	 */
	static Optional<MarkerPhrase> of(String text) {
		List<String> words = known(words(text));
		List<TagName> sections = words.stream().map(MarkerPhrase::section).flatMap(Optional::stream).toList();
		if (sections.isEmpty() || (sections.stream().distinct().count() > 1 && joins(text))) {
			return Optional.empty();
		}
		String tool = words.stream().filter(TOOLS::containsKey).findFirst().map(TOOLS::get).orElse(null);
		// "Migrate down" means the latter.
		return Optional.of(new MarkerPhrase(sections.get(sections.size() - 1),
				words.stream().allMatch(MarkerPhrase::isCertain), tool));
	}

	/**
	 * Tell whether a line says nothing.
	 * @param text a line or its rest
	 * @return whether it has but words that may stand beside a marker
	 */
	static boolean isFilled(String text) {
		return Arrays.stream(words(text)).allMatch(TagSynonyms::isFiller);
	}

	private static boolean joins(String text) {
		return text.chars().anyMatch((c) -> "/&+|,".indexOf(c) >= 0);
	}

	private static String[] words(String text) {
		return LookAlike.words(FirstWord.looks(humpsApart(FirstWord.seen(text))));
	}

	private static String humpsApart(String text) {
		StringBuilder apart = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			if (i > 0 && Character.isUpperCase(text.charAt(i)) && Character.isLowerCase(text.charAt(i - 1))) {
				apart.append(' ');
			}
			apart.append(text.charAt(i));
		}
		return apart.toString();
	}

	// Empty if there is one that is not known.
	private static List<String> known(String[] pieces) {
		List<String> known = new ArrayList<>();
		for (int from = 0; from < pieces.length;) {
			int to = knownEnd(pieces, from);
			if (to == from || known.size() == MOST_WORDS) {
				return List.of();
			}
			known.add(joined(pieces, from, to));
			from = to;
		}
		return known;
	}

	private static int knownEnd(String[] pieces, int from) {
		int to = Math.min(pieces.length, from + MOST_PIECES);
		while (to > from && !isKnown(joined(pieces, from, to))) {
			to--;
		}
		return to;
	}

	private static String joined(String[] pieces, int from, int to) {
		return String.join("", Arrays.asList(pieces).subList(from, to));
	}

	private static boolean isKnown(String word) {
		return isCertain(word) || TagSynonyms.isLoose(word) || misspelt(word).isPresent();
	}

	private static boolean isCertain(String word) {
		return TagSynonyms.section(word) != null || TagSynonyms.isFiller(word) || TOOLS.containsKey(word);
	}

	private static Optional<TagName> section(String word) {
		return Optional.ofNullable(TagSynonyms.section(word))
			.or(() -> isCertain(word) ? Optional.empty() : misspelt(word));
	}

	private static Optional<TagName> misspelt(String word) {
		return Optional.of(word)
			.filter((text) -> text.length() >= SHORTEST)
			.flatMap((text) -> TagSynonyms.nearest(text).or(() -> TagSynonyms.nearSection(text, SHORTEST)))
			.filter(TagName::startsSection);
	}

}
