package dev.limbeck.migrate;

import java.util.List;

import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.SqlStatement;
import dev.limbeck.script.TextPosition;

/**
 * Where in its file a revision failed.
 *
 * @param script the revision
 * @param failure what happened
 */
record FailurePlace(RevisionScript script, FlightFailure failure) {

	/**
	 * Return the place the server pointed at, else the beginning of the statement; for
	 * what fails at the commit the end of the last one.
	 * @return an offset in the file
	 */
	int offset() {
		List<SqlStatement> statements = this.script.upgrade().statements();
		if (statements.isEmpty()) {
			return this.script.upgrade().start();
		}
		if (isAtCommit()) {
			return statements.get(statements.size() - 1).end() - 1;
		}
		SqlStatement statement = statement();
		return Math.min(statement.start() + Math.max(this.failure.offset(), 0), statement.end() - 1);
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
		return this.script.upgrade().statements().get(Math.max(this.failure.number(), 1) - 1);
	}

	boolean isAtCommit() {
		return this.failure.number() > this.script.upgrade().statements().size();
	}

	/**
	 * Return the place for people.
	 * @return {@code file:line:column}
	 */
	@Override
	public String toString() {
		TextPosition position = this.script.source().position(offset());
		return this.script.revision().origin() + ":" + position.line() + ":" + position.column();
	}

}
