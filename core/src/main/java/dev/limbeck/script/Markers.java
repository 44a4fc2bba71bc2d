package dev.limbeck.script;

import java.util.Optional;

import dev.limbeck.sql.BlockComment;
import dev.limbeck.sql.Characters;
import dev.limbeck.sql.LineComment;
import dev.limbeck.sql.OddCharacter;
import dev.limbeck.sql.SqlScript;
import dev.limbeck.sql.SqlStatement;

/**
 * Finds comments that were meant to be tags and are none: passed over, what they part
 * would be run as one.
 */
final class Markers {

	private static final String OR_REWORD = ", or reword the comment so that it does not start with something so similar.";

	private static final int LONGEST_VALUE = 80;

	private final SqlScript script;

	private final String text;

	private final Problems problems;

	private int headerEnd = -1;

	Markers(SqlScript script, Problems problems) {
		this.script = script;
		this.text = script.source().text();
		this.problems = problems;
	}

	void check() {
		this.script.comments().forEach(this::check);
		this.script.blockComments().forEach(this::check);
	}

	/**
	 * Tell whether a line would begin a section, if it were a comment, or was meant to.
	 * @param line the line
	 * @return whether its author would expect so
	 */
	static boolean parts(String line) {
		return line.startsWith("--")
				&& (TagComment.startsSection(line) || LookAlike.of(FirstWord.of(line, 2, line.length()), false)
					.filter(TagName::startsSection)
					.isPresent());
	}

	private void check(LineComment comment) {
		if (OrdinaryComment.isAt(this.text, comment.start(), comment.end())) {
			return;
		}
		FirstWord word = FirstWord.of(this.text, comment.start(), comment.end());
		if (word.isEmpty() || isTag(word)) {
			return;
		}
		ForeignMarker.of(word)
			.ifPresentOrElse((marker) -> report(marker, word),
					() -> LookAlike.of(word, isInHeader(comment.end())).ifPresent((tag) -> report(tag, word)));
	}

	private boolean isTag(FirstWord word) {
		return word.at() && TagComment.of(this.text.substring(word.lineStart(), word.lineEnd()))
			.flatMap(TagComment::tag)
			.isPresent();
	}

	// In each of its lines a marker would be seen; lines behind dashes are taken for
	// commented out.
	private void check(BlockComment comment) {
		int end = comment.end() - 2;
		for (int line = comment.start(); line < end;) {
			int lineEnd = lineEnd(line, end);
			FirstWord word = FirstWord.of(this.text, line, lineEnd);
			if (!word.isEmpty() && !word.lead().contains("--")
					&& (word.at() || lineEnd == end && line == comment.start())) {
				LookAlike.of(word, false).ifPresent((tag) -> report(tag, word));
			}
			line = lineEnd + 1;
		}
	}

	private int lineEnd(int from, int to) {
		int end = from;
		while (end < to && !Characters.isNewline(this.text.charAt(end))) {
			end++;
		}
		return end;
	}

	private boolean isInHeader(int offset) {
		if (this.headerEnd < 0) {
			int statement = this.script.statements()
				.stream()
				.mapToInt(SqlStatement::start)
				.findFirst()
				.orElse(this.text.length());
			this.headerEnd = this.script.comments()
				.stream()
				.filter((comment) -> TagComment.startsSection(this.text.substring(comment.start(), comment.end())))
				.mapToInt(LineComment::start)
				.findFirst()
				.orElse(statement);
		}
		return offset <= this.headerEnd;
	}

	private void report(ForeignMarker marker, FirstWord word) {
		TagName tag = marker.tag();
		String below = word.word().equals("rollback") ? ", and the SQL below it without dashes" : "";
		String todo = (tag != null) ? "Write \"" + tag.line("") + "\" in its place" + below
				: "Delete the line or say the same with tags";
		this.problems.add(word.offset(), "foreign-marker",
				"this is a marker of " + marker.tool() + ", which means nothing to Limbeck",
				todo + "; docs/moving.md tells how to move from " + marker.tool() + ".");
	}

	private void report(TagName tag, FirstWord word) {
		Optional<OddCharacter> odd = odd(word);
		this.problems.add(odd.map(OddCharacter::offset).orElseGet(word::offset),
				odd.isPresent() ? "odd-character" : "unknown-tag",
				odd.map((character) -> "this looks like the tag " + tag + ", but holds " + character)
					.orElseGet(() -> describe(tag, word)),
				advice(tag, word) + OR_REWORD);
	}

	// What would be refused if it were written well need not be.
	private static String advice(TagName tag, FirstWord word) {
		return (tag.place() == TagName.Place.SECTION) ? "Delete the line: this version does not run " + tag
				: "Write \"" + tag.line(value(tag, word)) + "\"";
	}

	private Optional<OddCharacter> odd(FirstWord word) {
		int end = word.end();
		if (end < word.lineEnd() && OddCharacter.isUnseen(this.text.codePointAt(end))) {
			end++;
		}
		return OddCharacter.first(this.text, word.lineStart(), end,
				(character) -> character >= 0x7F || OddCharacter.isUnseen(character));
	}

	private String describe(TagName tag, FirstWord word) {
		if (this.text.startsWith("/*", word.lineStart()) || !this.text.startsWith("--", word.lineStart())) {
			return "this looks like the tag " + tag + ", but tags stand in line comments";
		}
		return TagComment.of(this.text.substring(word.lineStart(), word.lineEnd()))
			.map((comment) -> "unknown tag @" + comment.word() + "; did you mean " + tag + "?")
			.orElseGet(() -> word.quoted() + " looks like the tag " + tag + ", but is none");
	}

	private static String value(TagName tag, FirstWord word) {
		String value = LookAlike.value(tag, word);
		return (value.length() > LONGEST_VALUE) ? "" : value;
	}

}
