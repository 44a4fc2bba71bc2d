package dev.limbeck.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.limbeck.sql.LineComment;
import dev.limbeck.sql.SqlScript;

/**
 * Finds the tags among a script's line comments.
 */
final class Tags {

	private Tags() {
	}

	/**
	 * Read all tags; a comment that looks like a misspelt tag is a problem.
	 * @param script the file
	 * @param problems takes what is wrong
	 * @return the tags in the order of the file
	 */
	static List<Tag> read(SqlScript script, Problems problems) {
		List<Tag> tags = new ArrayList<>();
		for (LineComment comment : script.comments()) {
			TagComment.of(script.source().text(comment.start(), comment.end())).ifPresent((tag) -> {
				Optional<TagName> name = tag.tag();
				if (name.isPresent()) {
					tags.add(new Tag(name.get(), tag.value(), comment.start(), comment.end()));
				}
				else {
					reportMisspelt(comment, tag, problems);
				}
			});
		}
		return tags;
	}

	private static void reportMisspelt(LineComment comment, TagComment tag, Problems problems) {
		tag.nearest()
			.ifPresent((name) -> problems.add(comment.start(), "unknown-tag",
					"unknown tag @" + tag.word() + "; did you mean " + name + "?",
					"Write " + name + ", or reword the comment so that it does not start with something so similar."));
	}

}
