package dev.limbeck.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import dev.limbeck.revision.RevisionName;

/**
 * A tag without its {@code @}. A word like a tag is prose unless it stands as a marker
 * would: alone in its line, in front of a colon, with a tag's value.
 */
final class BareMarker {

	/** What is shorter is too near to other words. */
	private static final int SHORTEST = 6;

	/** Above a statement that takes something away less is enough. */
	private static final int SHORTEST_UNDONE = 4;

	private static final int LONGEST = 20;

	/** With a character that looks odd, so many words are no sentence yet. */
	private static final int MAX_VALUES = 3;

	private BareMarker() {
	}

	/**
	 * Find the tag that was meant.
	 * @param word the first word of a comment, without an {@code @}
	 * @param place where it stands
	 * @return the tag, or nothing if the comment is prose
	 */
	static Optional<TagName> of(FirstWord word, LookAlike.Place place) {
		if (word.word().length() > LONGEST || place.inStatement()) {
			return Optional.empty();
		}
		return section(word, place).or(() -> header(word).or(() -> field(word))
			.filter((name) -> place.inHeader() || name == TagName.TRANSACTION));
	}

	private static Optional<TagName> section(FirstWord word, LookAlike.Place place) {
		Optional<TagName> phrase = MarkerPhrase.of(word.line())
			.filter((marker) -> marker.certain()
					|| (marker.section() == TagName.DOWNGRADE && place.undoes().getAsBoolean()))
			.map(MarkerPhrase::section);
		if (phrase.isPresent()) {
			return phrase;
		}
		if (word.word().equals("no-transaction") && MarkerPhrase.isFilled(word.rest())) {
			return Optional.of(TagName.TRANSACTION);
		}
		return misspelt(word).or(() -> titled(word).filter((name) -> place.undoes().getAsBoolean()));
	}

	private static Optional<TagName> misspelt(FirstWord word) {
		return Optional.of(word.word())
			.filter((text) -> word.isAlone() && text.length() >= SHORTEST)
			.flatMap((text) -> TagSynonyms.nearest(text).or(() -> TagSynonyms.nearSection(text, SHORTEST)))
			.filter(TagName::startsSection);
	}

	private static Optional<TagName> misspeltAndShort(FirstWord word) {
		return word.isAlone() ? TagSynonyms.nearSection(word.word(), SHORTEST_UNDONE) : Optional.empty();
	}

	// "Rollback: drops it" and "donw" above a DROP.
	private static Optional<TagName> titled(FirstWord word) {
		String line = FirstWord.seen(word.line());
		int end = 0;
		while (end < line.length() && !endsTitle(line, end)) {
			end++;
		}
		return Optional.of(line.substring(0, end))
			.filter((title) -> title.length() <= LONGEST && title.length() < line.length())
			.flatMap(MarkerPhrase::of)
			.map(MarkerPhrase::section)
			.or(() -> misspeltAndShort(word))
			.filter((name) -> name == TagName.DOWNGRADE);
	}

	private static boolean endsTitle(String line, int offset) {
		char c = line.charAt(offset);
		return ":;=(".indexOf(c) >= 0 || (FirstWord.isDash(c) && line.charAt(Math.max(0, offset - 1)) == ' ');
	}

	// Finds a tag that lacks its @, or has another letter instead: in small letters, as
	// tags
	// are, with a value as it could have.
	private static Optional<TagName> header(FirstWord word) {
		String plain = isShouted(word) ? plain(word).toLowerCase(Locale.ROOT) : plain(word);
		return TagName.of(plain)
			.or(() -> TagName.of(plain.substring(Math.min(1, plain.length()))))
			.filter((name) -> !name.startsSection())
			.filter((name) -> fits(name, LookAlike.value(name, word))
					|| (looksOdd(word) && LookAlike.words(LookAlike.value(name, word)).length <= MAX_VALUES));
	}

	// As Alembic writes it: "Revises: 1975ea83b712".
	private static Optional<TagName> field(FirstWord word) {
		String line = FirstWord.seen(word.line());
		int colon = line.indexOf(':');
		if (colon < 0 || colon > LONGEST) {
			return Optional.empty();
		}
		String value = line.substring(colon + 1).strip();
		return TagSynonyms.known(String.join("-", LookAlike.words(FirstWord.looks(line.substring(0, colon)))))
			.filter((name) -> !name.startsSection() && isValue(name, value));
	}

	private static boolean isValue(TagName name, String value) {
		return switch (name) {
			case REVISES, BRANCH -> RevisionName.isLabel(value) || areNames(value);
			case DEPENDS_ON -> areNames(value);
			default -> fits(name, value);
		};
	}

	// A look-alike of @ may be a letter of the word.
	private static String plain(FirstWord word) {
		String written = word.text().substring(word.start(), word.end());
		return isAscii(written) ? written : written.replaceAll("[^\\x21-\\x7E]", "");
	}

	private static boolean isShouted(FirstWord word) {
		return plain(word).equals(plain(word).toUpperCase(Locale.ROOT));
	}

	private static boolean looksOdd(FirstWord word) {
		return !isAscii(word.text().substring(word.lineStart(), word.end()));
	}

	private static boolean isAscii(String text) {
		return text.chars().allMatch((c) -> c < 0x80);
	}

	private static boolean fits(TagName name, String value) {
		return switch (name) {
			case REVISES -> RevisionName.isId(value) || areNames(value);
			case REVISION, BRANCH, REPLACES -> areNames(value);
			case DEPENDS_ON -> !value.isEmpty();
			case CREATED -> CreatedValue.parse(value).isPresent();
			case TRANSACTION -> value.equals("none");
			case LOCK_TIMEOUT, STATEMENT_TIMEOUT -> TimeoutValue.parse(value).isPresent();
			case PLACEHOLDERS -> value.isEmpty();
			case ADOPTED -> value.contains(":") && AdoptedFrom.parse(value).isPresent();
			case PROVEN -> ProvenMark.parse(value).isPresent();
			case UPGRADE, DOWNGRADE, BATCH, RENAMED, UNFILLED -> false;
		};
	}

	// Without a digit, a dot or a hyphen they might be a sentence.
	private static boolean areNames(String value) {
		String[] names = value.split("[\\s,]+");
		return Arrays.stream(names).allMatch((name) -> RevisionName.isLabel(name) && name.matches(".*[0-9.-].*"));
	}

}
