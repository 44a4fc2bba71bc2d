package dev.limbeck.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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

	private static final Set<String> DESTRUCTIVE = Set.of("DROP", "DELETE", "TRUNCATE", "REVOKE");

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
		if (!line.startsWith("--") || TagComment.startsSection(line)) {
			return line.startsWith("--");
		}
		FirstWord word = FirstWord.of(line, 2, line.length());
		return ForeignMarker.of(word)
			.map(ForeignMarker::tag)
			.or(() -> LookAlike.of(word, LookAlike.Place.ANYWHERE))
			.filter(TagName::startsSection)
			.isPresent();
	}

	private void check(LineComment comment) {
		if (OrdinaryComment.isAt(this.text, comment.start(), comment.end())) {
			return;
		}
		FirstWord word = FirstWord.of(this.text, comment.start(), comment.end());
		Optional<TagComment> tag = TagComment.of(this.text.substring(comment.start(), comment.end()));
		if (!word.isEmpty() && tag.flatMap(TagComment::tag).isEmpty() && !report(word, comment.end())) {
			tag.filter((unknown) -> unknown.isUnknown(isInHeader(comment.end())))
				.ifPresent((unknown) -> report(unknown, word));
		}
	}

	// A marker is seen in its first line, and behind an @ in each. Several lines that
	// begin with dashes are taken for commented out.
	private void check(BlockComment comment) {
		List<FirstWord> words = words(comment);
		for (FirstWord word : words) {
			boolean titles = word == words.get(0);
			boolean commentedOut = word.lead().contains("--") && words.size() > 1;
			if ((titles || word.at()) && !commentedOut) {
				report(word, comment.end());
			}
		}
	}

	private List<FirstWord> words(BlockComment comment) {
		List<FirstWord> words = new ArrayList<>();
		int end = comment.end() - 2;
		for (int line = comment.start(); line < end;) {
			int lineEnd = lineEnd(line, end);
			FirstWord word = FirstWord.of(this.text, line, lineEnd);
			if (!word.isEmpty()) {
				words.add(word);
			}
			line = lineEnd + 1;
		}
		return words;
	}

	private boolean report(FirstWord word, int end) {
		Optional<ForeignMarker> foreign = ForeignMarker.of(word);
		if (foreign.isPresent()) {
			report(foreign.get(), word);
			return true;
		}
		Optional<TagName> tag = LookAlike.of(word, place(end));
		tag.ifPresent((name) -> report(name, word));
		return tag.isPresent();
	}

	private LookAlike.Place place(int end) {
		List<SqlStatement> statements = this.script.statements();
		int next = firstFrom(end, statements);
		boolean inStatement = next > 0 && (statements.get(next - 1).end() > end || endsStatement(end));
		return new LookAlike.Place(isInHeader(end), inStatement,
				() -> next < statements.size() && takesAway(statements.get(next)));
	}

	// Its semicolon does not belong to a statement.
	private boolean endsStatement(int offset) {
		int next = offset;
		while (next < this.text.length() && Characters.isSpace(this.text.charAt(next))) {
			next++;
		}
		return this.text.startsWith(";", next);
	}

	private static int firstFrom(int offset, List<SqlStatement> statements) {
		int from = 0;
		int to = statements.size();
		while (from < to) {
			int middle = (from + to) >>> 1;
			boolean before = statements.get(middle).start() < offset;
			from = before ? middle + 1 : from;
			to = before ? to : middle;
		}
		return from;
	}

	private boolean takesAway(SqlStatement statement) {
		return DESTRUCTIVE.contains(statement.keywords().stream().findFirst().orElse("")) || (statement
			.startsWith("ALTER")
				&& this.text.substring(statement.start(), statement.end()).toUpperCase(Locale.ROOT).contains(" DROP "));
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

	private void report(TagComment unknown, FirstWord word) {
		this.problems.add(word.offset(), "unknown-tag", "unknown tag @" + unknown.word(),
				"docs/revision-files.md lists the tags. If it is none, begin the comment with another word.");
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
		if (this.script.comments().stream().noneMatch((comment) -> comment.start() == word.lineStart())) {
			return "this looks like the tag " + tag + ", but tags stand in line comments";
		}
		return TagComment.of(this.text.substring(word.lineStart(), word.lineEnd()))
			.map((comment) -> "unknown tag @" + comment.word() + "; did you mean " + tag + "?")
			.orElseGet(() -> quoted(word) + " looks like the tag " + tag + ", but is none");
	}

	private static String quoted(FirstWord word) {
		int end = MarkerPhrase.of(word.line()).isPresent() ? word.lineEnd() : word.end();
		return word.quoted(end);
	}

	private static String value(TagName tag, FirstWord word) {
		String value = LookAlike.value(tag, word);
		return (value.length() > LONGEST_VALUE) ? "" : value;
	}

}
