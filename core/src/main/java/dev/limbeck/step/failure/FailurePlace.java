package dev.limbeck.step.failure;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.limbeck.SqlState;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.sql.CopyData;
import dev.limbeck.sql.OddCharacter;
import dev.limbeck.sql.SqlStatement;
import dev.limbeck.sql.TextPosition;
import dev.limbeck.step.SqlStep;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/**
 * Where in its file a revision failed.
 *
 * @param step what was run
 * @param failure what happened
 */
public record FailurePlace(SqlStep step, FlightFailure failure) {

	private static final Pattern COPY_ROW = Pattern.compile("^COPY .*?, [^\\d,:]+ (\\d{1,9})");

	private static final Pattern BLOCK_LINE = Pattern.compile("inline_code_block [^\\d\n]+ (\\d{1,9})");

	private static final Pattern QUOTE = Pattern.compile("\\$[^\\s$]*\\$|'");

	/**
	 * Return the place the server pointed at, else the beginning of the statement; for
	 * what fails at the commit the end of the last one.
	 * @return an offset in the file
	 */
	int offset() {
		List<SqlStatement> statements = this.step.section().statements();
		if (statements.isEmpty()) {
			return this.step.section().start();
		}
		if (isAtCommit()) {
			return statements.get(statements.size() - 1).end() - 1;
		}
		SqlStatement statement = statement();
		OptionalInt row = row(statement.copyData());
		if (row.isPresent()) {
			return row.getAsInt();
		}
		return (this.failure.offset() < 0 && statement.startsWith("DO")) ? lineOfBlock(statement)
				: Math.min(source(statement, Math.max(this.failure.offset(), 0)), statement.end());
	}

	// The server counts the lines of a block, in every language of its messages. The last
	// one it names is the outermost.
	private int lineOfBlock(SqlStatement statement) {
		String text = this.step.section().sql(statement);
		Matcher quote = QUOTE.matcher(text);
		Matcher where = BLOCK_LINE.matcher(where());
		int line = 0;
		while (where.find()) {
			line = Integer.parseInt(where.group(1));
		}
		if (line < 2 || !quote.find()) {
			return statement.start();
		}
		int offset = quote.end();
		for (; line > 1 && offset > 0; line--) {
			offset = text.indexOf('\n', offset) + 1;
		}
		while (offset < text.length() && Character.isWhitespace(text.charAt(offset))) {
			offset++;
		}
		return (offset > 0 && offset < text.length()) ? source(statement, offset) : statement.start();
	}

	private int source(SqlStatement statement, int offset) {
		return this.step.section().sourceOffset(statement, offset);
	}

	private String where() {
		ServerErrorMessage error = ServerErrors.of(this.failure.error());
		return String.valueOf((error != null) ? error.getWhere() : null);
	}

	// The server counts the rows of a COPY, in every language of its messages.
	private OptionalInt row(@Nullable CopyData data) {
		Matcher where = COPY_ROW.matcher(where());
		if (data == null || !where.find()) {
			return OptionalInt.empty();
		}
		String text = this.step.section().source().text();
		int offset = data.start();
		for (int row = Integer.parseInt(where.group(1)); row > 1 && offset < data.end(); row--) {
			offset = text.indexOf('\n', offset) + 1;
		}
		return OptionalInt.of(Math.min(offset, data.end() - 1));
	}

	/**
	 * Tell whether it was a statement that starts with some words.
	 * @param words in upper case
	 * @return whether these are its first words
	 */
	boolean startsWith(String... words) {
		return !isAtCommit() && statement().startsWith(words);
	}

	/**
	 * Find the last statement of a form in front of the place.
	 * @param form what its whole text matches
	 * @return the statement, or {@code null} if there is none
	 */
	@Nullable SqlStatement before(Pattern form) {
		int until = Math.min(Math.max(this.failure.number(), 1) - 1, this.step.statements());
		return this.step.section()
			.statements()
			.subList(0, until)
			.stream()
			.filter((statement) -> form.matcher(this.step.section().text(statement)).matches())
			.reduce((first, second) -> second)
			.orElse(null);
	}

	/**
	 * Tell whether a word stands in the statement.
	 * @param word in upper case
	 * @return whether it does
	 */
	boolean holds(String word) {
		return !isAtCommit()
				&& Pattern.compile("(?i)\\b" + word + "\\b").matcher(this.step.section().text(statement())).find();
	}

	boolean holdsThere(String text) {
		return this.step.section().source().text().startsWith(text, offset());
	}

	/**
	 * Find what the server reads otherwise than people do, in the word it points at and
	 * in the one before: a blank that is none to it joins the two.
	 * @return the character, or {@code null} if there is none
	 */
	@Nullable OddCharacter oddCharacter() {
		if (isAtCommit() || this.failure.offset() < 0) {
			return null;
		}
		SqlStatement statement = statement();
		String text = this.step.section().source().text();
		int from = wordStart(text, wordStart(text, offset(), statement.start()), statement.start());
		int to = offset();
		while (to < statement.end() && text.charAt(to) > ' ') {
			to++;
		}
		return OddCharacter.first(text, from, to).orElse(null);
	}

	private static int wordStart(String text, int offset, int limit) {
		int start = offset;
		while (start > limit && text.charAt(start - 1) <= ' ') {
			start--;
		}
		while (start > limit && text.charAt(start - 1) > ' ') {
			start--;
		}
		return start;
	}

	/**
	 * Tell whether the server missed something where the statement ends.
	 * @return whether it is incomplete
	 */
	boolean isBehindStatement() {
		return !isAtCommit() && this.failure.offset() >= this.step.section().sql(statement()).length();
	}

	/**
	 * Tell whether it was the script itself that raised the error.
	 * @return whether it was RAISE
	 */
	boolean isRaised() {
		return SqlState.RAISE_EXCEPTION.equals(this.failure.error().getSQLState())
				|| where().lines().findFirst().orElse("").endsWith(" RAISE");
	}

	private SqlStatement statement() {
		return this.step.section().statements().get(Math.max(this.failure.number(), 1) - 1);
	}

	public boolean isAtCommit() {
		return this.failure.number() > this.step.section().statements().size();
	}

	/**
	 * Return the place for people.
	 * @return {@code file:line:column}
	 */
	@Override
	public String toString() {
		TextPosition position = this.step.section().source().position(offset());
		return this.step.origin() + ":" + position.line() + ":" + position.column();
	}

}
