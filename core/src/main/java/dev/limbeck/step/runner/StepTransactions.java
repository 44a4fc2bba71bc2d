package dev.limbeck.step.runner;

import java.util.List;

import dev.limbeck.ledger.LedgerWriter;
import dev.limbeck.ledger.LockHolder;
import dev.limbeck.session.MigrationSession;
import dev.limbeck.step.RunnableStep;
import dev.limbeck.step.StatementTimeouts;

/**
 * Makes what surrounds a step in a transaction of its own.
 *
 * @param session where it runs
 * @param writer enters it into the ledger
 * @param timeouts of statements, unless a step says something else
 * @param defaults a text that changes with what sessions begin with
 */
record StepTransactions(MigrationSession session, LedgerWriter writer, StatementTimeouts timeouts, String defaults) {

	/**
	 * Surround a step that travels alone.
	 * @param step the step
	 * @return its transaction, which also tells whether sessions begin with something
	 * else by now
	 */
	StepTransaction alone(RunnableStep step) {
		return transaction(step, LockHolder.comment(step.direction(), List.of(step.id())) + "BEGIN;\n",
				this.writer.open(step.direction(), step.entry()), marker().comparison(this.defaults));
	}

	/**
	 * Surround the first of several steps that travel together.
	 * @param step the step
	 * @return its transaction
	 */
	StepTransaction first(RunnableStep step) {
		return transaction(step, "BEGIN;\n", this.writer.open(step.direction(), step.entry()), "");
	}

	/**
	 * Surround a step behind another one of the same message.
	 * @param step the step
	 * @return its transaction, which is refused if sessions begin with something else
	 * since the step before
	 */
	StepTransaction next(RunnableStep step) {
		return transaction(step, "BEGIN;\n", this.writer.openNext(step.direction(), step.entry(), this.defaults), "");
	}

	Marker marker() {
		return Marker.of(this.session.sql());
	}

	// What follows the commit would otherwise be in one transaction with the next step:
	// begun under the settings of this one, and rolled back with that one.
	private StepTransaction transaction(RunnableStep step, String begin, String entering, String telling) {
		String opening = begin + step.timeouts().or(this.timeouts).sql(true) + entering;
		String closing = this.session.identity() + "\n"
				+ this.writer.close(step.direction(), step.entry(), this.writer.onlyLock() + telling) + ";\nCOMMIT";
		return new StepTransaction(marker(), opening, closing,
				"BEGIN;\n" + this.session.cleanInTransaction() + "COMMIT;\n");
	}

}
