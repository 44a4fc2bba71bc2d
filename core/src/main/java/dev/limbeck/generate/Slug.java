package dev.limbeck.generate;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a description in a form for file names.
 */
public final class Slug {

	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

	private static final Pattern ACCENTS = Pattern.compile("(?<=\\p{IsLatin})\\p{InCombiningDiacriticalMarks}+");

	private Slug() {
	}

	/**
	 * Make a slug.
	 * @param description a text with at least one letter or digit
	 * @param length the most characters it may have
	 * @return lower-case words with underscores between them, as many as fit; if not even
	 * the first one fits, its beginning
	 */
	public static String of(String description, int length) {
		String plain = ACCENTS.matcher(Normalizer.normalize(description, Normalizer.Form.NFD)).replaceAll("");
		String slug = WORD.matcher(Normalizer.normalize(plain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT))
			.results()
			.map(MatchResult::group)
			.collect(Collectors.joining("_"));
		return (slug.codePointCount(0, slug.length()) > length) ? cut(slug, length) : slug;
	}

	private static String cut(String slug, int length) {
		int end = slug.offsetByCodePoints(0, length);
		if (slug.charAt(end) == '_') {
			return slug.substring(0, end);
		}
		int gap = slug.lastIndexOf('_', end);
		return slug.substring(0, (gap > 0) ? gap : end);
	}

}
