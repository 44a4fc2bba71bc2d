package dev.limbeck.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * Tells which tag the author of a comment probably meant. Behind an {@code @} a word like
 * a tag is always a marker.
 */
final class LookAlike {

	/** What is shorter is too near to other words. */
	private static final int SHORTEST_SYNONYM = 4;

	private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

	private LookAlike() {
	}

	/**
	 * Find the tag that was meant.
	 * @param word the first word of a comment that is no tag
	 * @param place where it stands
	 * @return the tag, or nothing if the comment is prose
	 */
	static Optional<TagName> of(FirstWord word, Place place) {
		if (word.isEmpty() || (word.isQuoted() && !word.isAlone())) {
			return Optional.empty();
		}
		return word.at() ? marked(word) : BareMarker.of(word, place);
	}

	private static Optional<TagName> marked(FirstWord word) {
		return TagSynonyms.known(word.word())
			.or(() -> TagSynonyms.nearest(word.word()))
			.or(() -> TagSynonyms.nearSection(word.word(), SHORTEST_SYNONYM))
			.or(() -> TagSynonyms.stem(word.word()))
			.or(() -> Arrays.stream(TagName.values()).filter((name) -> piecesOf(name, word) > 1).findFirst())
			.or(() -> MarkerPhrase.of(word.line()).map(MarkerPhrase::section));
	}

	// How many words of the comment are the tag, a letter more or less.
	private static int piecesOf(TagName name, FirstWord word) {
		String whole = name.word().replace("-", "");
		String[] pieces = words(word.word() + " " + word.rest());
		StringBuilder joined = new StringBuilder();
		for (int i = 0; i < pieces.length && joined.length() <= whole.length(); i++) {
			joined.append(pieces[i]);
			if (EditDistance.within(1, joined.toString(), whole)) {
				return i + 1;
			}
		}
		return 0;
	}

	/**
	 * Return what stands behind a tag that was meant.
	 * @param tag the tag
	 * @param word its first word, perhaps one of several
	 * @return the rest of the line, without what cannot be seen
	 */
	static String value(TagName tag, FirstWord word) {
		String written = FirstWord.seen(word.text().substring(word.start(), word.lineEnd()));
		if (word.word().length() > tag.word().length() && written.startsWith(tag.word())) {
			return written.substring(tag.word().length()).replaceFirst("^[^A-Za-z0-9_.]+", "");
		}
		String rest = FirstWord.seen(word.rest()).replaceFirst("^[:=]\\s*", "");
		boolean whole = EditDistance.within(TagSynonyms.MAX_EDITS, word.word(), tag.word());
		int more = whole ? 0 : piecesOf(tag, word) - words(word.word()).length;
		return (more > 0) ? rest.replaceFirst("^(?:[\\p{L}\\p{N}]+[^\\p{L}\\p{N}]*){" + more + "}", "") : rest;
	}

	/**
	 * Cut a text into words.
	 * @param text a text
	 * @return its letters and digits, in lower case
	 */
	static String[] words(String text) {
		return NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT))
			.filter((part) -> !part.isEmpty())
			.toArray(String[]::new);
	}

	/**
	 * What is around a comment.
	 *
	 * @param inHeader whether it stands above the sections and statements
	 * @param inStatement whether it stands between the words of one
	 * @param undoes whether the statement below it takes something away
	 */
	record Place(boolean inHeader, boolean inStatement, BooleanSupplier undoes) {

		/** Where nothing is known of what is around. */
		static final Place ANYWHERE = new Place(false, false, () -> false);

	}

}
