package dev.limbeck.step.failure;

import dev.limbeck.script.Execution;
import dev.limbeck.step.SqlStep;

/**
 * Tells what to do about a statement that does not fit the transaction it was run in.
 *
 * @param step what was run
 * @param place the statement
 */
record TransactionAdvice(SqlStep step, FailurePlace place) {

	String text() {
		if (this.place.startsWith("SET", "TRANSACTION")) {
			return "The transaction of a revision begins before its first statement: take this one away. To lock more, "
					+ "use LOCK TABLE.";
		}
		if (this.place.startsWith("DO") || this.place.startsWith("SELECT")) {
			return "PostgreSQL does not run it inside of DO or a function: write it as a statement of its own, in a "
					+ "revision of its own with a line \"-- @transaction none\" directly under its section's tag.";
		}
		return (this.step.section().execution() == Execution.TRANSACTION)
				? "This statement cannot run in a transaction, and this revision runs in one. Move it to a revision of "
						+ "its own with a line \"-- @transaction none\" directly under its section's tag."
				: "This statement cannot run in a transaction.";
	}

}
