package dev.limbeck.script;

import java.util.Optional;
import java.util.Set;

import dev.limbeck.sql.Characters;

/**
 * A line comment of the form {@code -- @word value}.
 *
 * @param word what follows the {@code @}, up to the next blank
 * @param value the rest without blanks around it
 */
record TagComment(String word, String value) {

	/**
	 * What people and other tools say behind an {@code @} without asking for anything.
	 */
	private static final Set<String> ANNOTATIONS = Set.of("author", "authors", "changelog", "contact", "copyright",
			"date", "deprecated", "desc", "description", "example", "file", "fixme", "generated", "internal", "issue",
			"jira", "licence", "license", "link", "name", "nolint", "note", "notes", "owner", "param", "params",
			"private", "public", "return", "returns", "reviewer", "reviewers", "see", "since", "summary", "team",
			"throws", "ticket", "title", "todo", "version");

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

	/**
	 * Tell whether it is written as a tag is, and asks for something that is not known.
	 * @param inHeader whether it stands where tags have values
	 * @return whether it is one word, in the header perhaps with a value, and no common
	 * annotation
	 */
	boolean isUnknown(boolean inHeader) {
		return tag().isEmpty() && (inHeader || this.value.isEmpty())
				&& this.word.chars().allMatch((c) -> (c >= 'a' && c <= 'z') || c == '-' || c == '_')
				&& !ANNOTATIONS.contains(this.word) && !Tags.LATER.contains(this.word);
	}

	Optional<TagName> tag() {
		return TagName.of(this.word);
	}

}
