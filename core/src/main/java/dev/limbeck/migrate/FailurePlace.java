package dev.limbeck.migrate;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.limbeck.script.CopyData;
import dev.limbeck.script.SqlStatement;
import dev.limbeck.script.TextPosition;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/**
 * Where in its file a revision failed.
 *
 * @param step what was run
 * @param failure what happened
 */
record FailurePlace(SqlStep step, FlightFailure failure) {

	private static final Pattern COPY_ROW = Pattern.compile("^COPY .*?, [^\\d,:]+ (\\d{1,9})");

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
		return Math.min(statement.start() + Math.max(this.failure.offset(), 0), statement.end() - 1);
	}

	// The server counts the rows of a COPY, in every language of its messages.
	private OptionalInt row(@Nullable CopyData data) {
		ServerErrorMessage error = ServerErrors.of(this.failure.error());
		Matcher where = COPY_ROW.matcher(String.valueOf((error != null) ? error.getWhere() : null));
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

	private SqlStatement statement() {
		return this.step.section().statements().get(Math.max(this.failure.number(), 1) - 1);
	}

	boolean isAtCommit() {
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
