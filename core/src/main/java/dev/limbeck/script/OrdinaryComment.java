package dev.limbeck.script;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.limbeck.sql.Characters;

/**
 * Recognises most comments that are no markers at the price of one look at their first
 * word: there are many of them.
 */
final class OrdinaryComment {

	private static final Set<String> TAGS = Stream.of(TagName.values())
		.map(TagName::word)
		.collect(Collectors.toUnmodifiableSet());

	private static final Set<String> SUSPICIOUS = Stream
		.of(TagSynonyms.fillers().stream(), TagSynonyms.others().stream().flatMap(OrdinaryComment::firstPart),
				TAGS.stream().flatMap(OrdinaryComment::firstPart), ForeignMarker.WORDS.stream(),
				MarkerPhrase.TOOLS.keySet().stream(), TAGS.stream(),
				TagSynonyms.sections().stream().flatMap(OrdinaryComment::beginnings))
		.flatMap((words) -> words)
		.collect(Collectors.toUnmodifiableSet());

	/**
	 * Which letters the words have that may be misspelt: two edits change four at most.
	 */
	private static final int[] LETTERS = TagSynonyms.sections().stream().mapToInt(OrdinaryComment::letters).toArray();

	private static final int CHANGED_LETTERS = 4;

	private OrdinaryComment() {
	}

	private static Stream<String> firstPart(String word) {
		return Stream.of(word.split("-", 2)[0]);
	}

	private static int letters(String word) {
		return word.chars().map((c) -> 1 << (c - 'a')).reduce(0, (one, other) -> one | other);
	}

	private static Stream<String> beginnings(String word) {
		return IntStream.rangeClosed(1, word.length()).mapToObj((end) -> word.substring(0, end));
	}

	/**
	 * Tell whether a line comment is no marker for sure.
	 * @param text the text it stands in
	 * @param start the offset of its first dash
	 * @param end the offset behind its last character
	 * @return whether it is {@code --}, blanks, a word of Latin letters that is no tag,
	 * and others, or a number, behind it
	 */
	static boolean isAt(String text, int start, int end) {
		int from = start + 2;
		while (from < end && Characters.isSpace(text.charAt(from))) {
			from++;
		}
		int to = from;
		while (to < end && isLetter(text.charAt(to))) {
			to++;
		}
		// What is alone in its line may be misspelt, a letter alone may stand for @.
		boolean number = isNumberBehind(text, to, end);
		if (to - from < 2 || to + 1 >= end || text.charAt(to) != ' ' || !(number || isLetter(text.charAt(to + 1)))) {
			return from == end;
		}
		String word = text.substring(from, to).toLowerCase(Locale.ROOT);
		return !SUSPICIOUS.contains(word) && !TAGS.contains(word.substring(1))
				&& !(word.length() + (number ? 1 : 0) >= MarkerPhrase.SHORTEST && mayBeMisspelt(word));
	}

	// One digit might be the letter that is wrong.
	private static boolean isNumberBehind(String text, int blank, int end) {
		int digits = blank + 1;
		while (digits < end && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
			digits++;
		}
		return digits > blank + 1 && (digits == end || text.charAt(digits) == ' ');
	}

	private static boolean mayBeMisspelt(String word) {
		int letters = letters(word);
		for (int known : LETTERS) {
			if (Integer.bitCount(letters ^ known) <= CHANGED_LETTERS) {
				return true;
			}
		}
		return false;
	}

	private static boolean isLetter(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	}

}
