package dev.limbeck.log;

import java.util.Locale;

/**
 * The fields of log lines, for programs that read them. Values are texts and numbers, and
 * never secrets. No name begins with another one and a dot: some formats nest them.
 */
public enum LogField {

	/** Host, port and name of the database. */
	DATABASE,

	/** How often the database, a revision or the run was tried, from 1. */
	ATTEMPT,

	/** How often it is tried at most. */
	ATTEMPTS,

	/** The id of a revision. */
	REVISION,

	/** What is done with it: {@code upgrade} or {@code downgrade}. */
	DIRECTION,

	/** Which step of the run it is, from 1. */
	NUMBER,

	/** How many steps the run has. */
	TOTAL,

	/** The statement at which a revision is, from 1. */
	STATEMENT,

	/** How many statements it has. */
	STATEMENTS,

	/** How many rows a batch has changed. */
	ROWS,

	/** How many rows a batch has still to look at, about. */
	ROWS_LEFT,

	/** How long it has taken, in milliseconds. */
	DURATION_MS,

	/** How long until the next try, in milliseconds. */
	PAUSE_MS,

	/** The server's code of an error or a notice. */
	SQLSTATE,

	/** The code of Limbeck's error. */
	CODE,

	/** The backend that holds the migration lock. */
	HOLDER_PID,

	/** The backend that is in the way of a statement; the first of several. */
	BLOCKER_PID,

	/** How many revisions the run has applied or taken back. */
	APPLIED,

	/** How many revisions are not applied. */
	PENDING,

	/** Ids of applied revisions that no file declares, separated by commas. */
	AHEAD,

	/** Where the database stands: ids, separated by commas. */
	CURRENT;

	private final String key = "limbeck." + name().toLowerCase(Locale.ROOT);

	/**
	 * Return the name of the field.
	 * @return such as {@code limbeck.revision}
	 */
	public String key() {
		return this.key;
	}

}
