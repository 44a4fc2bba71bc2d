package dev.limbeck.script;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a tag in the header of a file that has been read before.
 */
final class HeaderTag {

	private HeaderTag() {
	}

	/**
	 * Return the lines above the sections and statements.
	 * @param text of a file
	 * @return its first comments, without blanks around them
	 */
	static Stream<String> lines(String text) {
		return text.lines()
			.map(String::strip)
			.takeWhile((line) -> line.isEmpty() || line.startsWith("--"))
			.takeWhile((line) -> !TagComment.startsSection(line));
	}

	/**
	 * Find the value of a tag.
	 * @param text of a file
	 * @param name the tag
	 * @return what stands behind it, or nothing if the header lacks it
	 */
	static Optional<String> value(String text, TagName name) {
		return lines(text).flatMap((line) -> TagComment.of(line).stream())
			.filter((tag) -> tag.tag().filter(name::equals).isPresent())
			.findFirst()
			.map(TagComment::value);
	}

}
