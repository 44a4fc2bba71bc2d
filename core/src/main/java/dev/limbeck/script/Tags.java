package dev.limbeck.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.limbeck.sql.LineComment;
import dev.limbeck.sql.OddCharacter;
import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.SqlScript;

/**
 * Finds the tags among a script's line comments.
 */
final class Tags {

	/** Of the file format, for what this version does not do. */
	static final Set<String> LATER = Set.of("finish", "search-path");

	private Tags() {
	}

	/**
	 * Read all tags that are written exactly. One with a character that cannot be seen is
	 * a problem, and so is one that only a later version runs.
	 * @param script the file
	 * @param problems takes what is wrong
	 * @return the tags in the order of the file
	 */
	static List<Tag> read(SqlScript script, Problems problems) {
		List<Tag> tags = new ArrayList<>();
		SourceText source = script.source();
		for (LineComment comment : script.comments()) {
			TagComment.of(source.text(comment.start(), comment.end())).ifPresent((tag) -> {
				tag.tag().ifPresent((name) -> tags.add(read(name, tag.value(), comment, source, problems)));
				if (LATER.contains(tag.word())) {
					problems.add(comment.start(), "not-supported",
							"@" + tag.word() + " is not supported by this version",
							"Take the tag away, or reword the comment so that it does not begin like one.");
				}
			});
		}
		return tags;
	}

	private static Tag read(TagName name, String value, LineComment comment, SourceText source, Problems problems) {
		OddCharacter odd = OddCharacter.firstUnseen(source.text(), comment.start(), comment.end()).orElse(null);
		if (odd == null) {
			return new Tag(name, value, comment.start(), comment.end());
		}
		Tag tag = new Tag(name, FirstWord.seen(value), comment.start(), comment.end());
		problems.add(odd.offset(), "odd-character", "the line of " + name + " holds " + odd + ", which cannot be seen",
				"Write \"" + name.line(tag.value()) + "\".");
		return tag;
	}

}
