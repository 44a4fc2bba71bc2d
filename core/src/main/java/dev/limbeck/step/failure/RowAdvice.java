package dev.limbeck.step.failure;

import dev.limbeck.SqlState;
import dev.limbeck.step.SqlStep;

/**
 * Tells what to do about rows that break a rule of their table.
 *
 * @param step what was run
 * @param place where it failed
 * @param circumstances when it failed
 */
record RowAdvice(SqlStep step, FailurePlace place, Circumstances circumstances) {

	String text(String sqlState) {
		String file = this.step.origin() + ",";
		if (this.place.isAtCommit()) {
			return "A check that is deferred to the commit failed, so any statement of the transaction may be to blame. "
					+ "\"SET CONSTRAINTS ALL IMMEDIATE;\" in front of them makes the one fail that is. "
					+ this.circumstances.goOn("Correct the rows, or " + file);
		}
		if (!this.place.startsWith("ALTER") && !this.place.startsWith("CREATE")) {
			return this.circumstances
				.goOn("A row does not fit a rule of its table, or the rows that are there. Correct those, or " + file);
		}
		// A statement above this one would change what is done.
		if (this.circumstances.partial() != null) {
			return this.circumstances.goOn("Rows that are there do not fit. Correct them in the database");
		}
		return SqlState.NOT_NULL_VIOLATION.equals(sqlState)
				? "Rows that are there would have no value. " + this.circumstances
					.goOn("Give them one, with an UPDATE above the statement or a DEFAULT in it, in " + file)
				: this.circumstances.goOn("Rows that are there do not fit. Correct them in the database, or with a "
						+ "statement above this one in " + file);
	}

}
