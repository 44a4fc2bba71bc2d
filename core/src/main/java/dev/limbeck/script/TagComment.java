package dev.limbeck.script;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line comment of the form {@code -- @word value}.
 *
 * @param word what follows the {@code @}, up to the next blank
 * @param value the rest without blanks around it
 */
record TagComment(String word, String value) {

	private static final Pattern PATTERN = Pattern.compile("--\\s*@(\\S+)(.*)", Pattern.DOTALL);

	private static final int MAX_EDITS = 2;

	static Optional<TagComment> of(String comment) {
		Matcher matcher = PATTERN.matcher(comment);
		return matcher.matches() ? Optional.of(new TagComment(matcher.group(1), matcher.group(2).strip()))
				: Optional.empty();
	}

	static boolean startsSection(String comment) {
		return of(comment).flatMap(TagComment::tag).filter(TagName::startsSection).isPresent();
	}

	Optional<TagName> tag() {
		return TagName.of(this.word);
	}

	/**
	 * Return the tag that was probably meant.
	 * @return the nearest tag within two edits, capitals not counted
	 */
	Optional<TagName> nearest() {
		String lower = this.word.toLowerCase(Locale.ROOT);
		return Arrays.stream(TagName.values())
			.filter((name) -> EditDistance.within(MAX_EDITS, lower, name.word()))
			.min(Comparator.comparingInt((name) -> EditDistance.between(lower, name.word())));
	}

}
