package dev.limbeck.script;

import java.util.Optional;

import dev.limbeck.sql.Characters;

/**
 * A line comment of the form {@code -- @word value}.
 *
 * @param word what follows the {@code @}, up to the next blank
 * @param value the rest without blanks around it
 */
record TagComment(String word, String value) {

	static Optional<TagComment> of(String comment) {
		int at = blanksEnd(comment, 2);
		if (!comment.startsWith("--") || !comment.startsWith("@", at)) {
			return Optional.empty();
		}
		int end = at + 1;
		while (end < comment.length() && !Characters.isSpace(comment.charAt(end))) {
			end++;
		}
		return (end == at + 1) ? Optional.empty()
				: Optional.of(new TagComment(comment.substring(at + 1, end), comment.substring(end).strip()));
	}

	private static int blanksEnd(String text, int start) {
		int offset = start;
		while (offset < text.length() && Characters.isSpace(text.charAt(offset))) {
			offset++;
		}
		return offset;
	}

	static boolean startsSection(String comment) {
		return of(comment).flatMap(TagComment::tag).filter(TagName::startsSection).isPresent();
	}

	Optional<TagName> tag() {
		return TagName.of(this.word);
	}

}
