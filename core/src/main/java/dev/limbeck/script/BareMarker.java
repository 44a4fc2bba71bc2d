package dev.limbeck.script;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import dev.limbeck.revision.RevisionName;
import dev.limbeck.sql.OddCharacter;

/**
 * A tag without its {@code @}. A word like a tag is prose unless it stands as a marker
 * would: alone in its line, in front of a colon, with a tag's value.
 */
final class BareMarker {

	/** What is shorter is too near to other words. */
	private static final int SHORTEST = 6;

	private static final int LONGEST = 20;

	/** With a character that looks odd, so many words are no sentence yet. */
	private static final int MAX_VALUES = 3;

	private BareMarker() {
	}

	/**
	 * Find the tag that was meant.
	 * @param word the first word of a comment, without an {@code @}
	 * @param inHeader whether it stands above the sections and statements
	 * @return the tag, or nothing if the comment is prose
	 */
	static Optional<TagName> of(FirstWord word, boolean inHeader) {
		if (word.word().length() > LONGEST) {
			return Optional.empty();
		}
		return section(word).or(() -> header(word).filter((name) -> inHeader || name == TagName.TRANSACTION));
	}

	private static Optional<TagName> section(FirstWord word) {
		TagName known = TagSynonyms.section(word.word());
		if (known != null && standsAlone(word)) {
			return Optional.of(last(known, LookAlike.words(word.rest())));
		}
		if (word.word().equals("no-transaction") && standsAlone(word)) {
			return Optional.of(TagName.TRANSACTION);
		}
		if (known == null && word.word().length() >= SHORTEST && word.isAlone()) {
			return TagSynonyms.nearest(word.word())
				.or(() -> TagSynonyms.nearSection(word.word(), SHORTEST))
				.or(() -> TagSynonyms.stem(word.word()))
				.filter(TagName::startsSection);
		}
		return inTwoWords(word);
	}

	// "Migrate down" means the latter.
	private static TagName last(TagName first, String[] rest) {
		return Arrays.stream(rest)
			.flatMap((word) -> Stream.ofNullable(TagSynonyms.section(word)))
			.reduce(first, (one, other) -> other);
	}

	private static Optional<TagName> inTwoWords(FirstWord word) {
		return Stream.of(TagName.UPGRADE, TagName.DOWNGRADE)
			.filter((name) -> name.word().startsWith(word.word())
					&& name.word().equals(word.word() + String.join(" ", LookAlike.words(word.rest()))))
			.findFirst();
	}

	private static boolean standsAlone(FirstWord word) {
		String rest = word.rest();
		int offset = 0;
		while (offset < rest.length() && (rest.charAt(offset) == ' ' || OddCharacter.isUnseen(rest.charAt(offset)))) {
			offset++;
		}
		if (offset == rest.length()) {
			return true;
		}
		char mark = rest.charAt(offset);
		return mark == ':' || mark == ';' || (offset > 0 && (FirstWord.isDash(mark) || mark == '=')) || word.isAlone()
				|| Arrays.stream(LookAlike.words(rest)).allMatch(TagSynonyms::isFiller);
	}

	// Finds a tag that lacks its @, or has another letter instead: in small letters, as
	// tags
	// are, with a value as it could have.
	private static Optional<TagName> header(FirstWord word) {
		String plain = plain(word);
		return TagName.of(plain)
			.or(() -> TagName.of(plain.substring(Math.min(1, plain.length()))))
			.filter((name) -> !name.startsSection())
			.filter((name) -> fits(name, LookAlike.value(name, word))
					|| (looksOdd(word) && LookAlike.words(LookAlike.value(name, word)).length <= MAX_VALUES));
	}

	// A look-alike of @ may be a letter of the word.
	private static String plain(FirstWord word) {
		String written = word.text().substring(word.start(), word.end());
		return isAscii(written) ? written : written.replaceAll("[^\\x21-\\x7E]", "");
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
			case UPGRADE, DOWNGRADE, BATCH, RENAMED -> false;
		};
	}

	// Without a digit, a dot or a hyphen they might be a sentence.
	private static boolean areNames(String value) {
		String[] names = value.split("[\\s,]+");
		return Arrays.stream(names).allMatch((name) -> RevisionName.isLabel(name) && name.matches(".*[0-9.-].*"));
	}

}
