package dev.limbeck.step.failure;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.SqlState;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.LedgerErrors;
import dev.limbeck.ledger.LedgerState;
import dev.limbeck.ledger.LedgerWriter;
import dev.limbeck.ledger.StepProgress;
import dev.limbeck.session.HarmlessCause;
import dev.limbeck.step.RunnableStep;

/**
 * Why the ledger did not take what a step had to say, in the user's words.
 *
 * @param ledger the ledger
 * @param step what was about to run, or runs
 * @param circumstances when it happened
 */
record LedgerRefusal(Ledger ledger, RunnableStep step, Circumstances circumstances) {

	/**
	 * Explain why the ledger refused to open a revision.
	 * @param ex the server's answer
	 * @return the explanation
	 */
	LimbeckException notOpened(SQLException ex) {
		List<String> lines = new ArrayList<>();
		lines.add("Revision " + this.step.id() + " could not be begun: " + ServerErrors.message(ex) + " (SQLSTATE "
				+ ex.getSQLState() + "). Nothing of it was run.");
		lines.addAll(this.circumstances.retries().sentences());
		return explained(String.join("\n", lines), ex);
	}

	/**
	 * Explain why the ledger did not record how far a step came.
	 * @param progress how far it came, as the ledger has it
	 * @param ex the server's answer
	 * @return the explanation
	 */
	LimbeckException notRecorded(StepProgress progress, SQLException ex) {
		return explained("Revision " + this.step.id() + " was stopped: " + ServerErrors.message(ex) + " (SQLSTATE "
				+ ex.getSQLState() + "). " + progress.sentence() + ".", ex);
	}

	private LimbeckException explained(String description, SQLException ex) {
		if (SqlState.INSUFFICIENT_PRIVILEGE.equals(ex.getSQLState())) {
			return LedgerErrors.missingPrivilege(this.ledger, LedgerState.THERE, this.circumstances.role(), ex);
		}
		return new LimbeckException("ledger-refused", description, advice(ex),
				HarmlessCause.of(this.step.passwords(), ex), ex.getSQLState());
	}

	private String advice(SQLException ex) {
		if (Retries.mayPass(ex.getSQLState())) {
			return this.circumstances.retries()
				.advice(ex.getSQLState(), "It is a lock on " + this.ledger.revisionTable() + " or "
						+ this.ledger.logTable() + ", the tables of the ledger.");
		}
		if (LedgerWriter.isOvertaken(ex.getSQLState())) {
			return LedgerErrors.OVERTAKEN;
		}
		return switch (String.valueOf(ex.getSQLState())) {
			case SqlState.UNDEFINED_OBJECT -> LedgerErrors.MISSING_LANGUAGE;
			case SqlState.UNTRANSLATABLE_CHARACTER ->
				"Take the character out of " + this.step.origin() + ", or migrate a database whose encoding is UTF8.";
			default -> "See the message of the server above, and start again.";
		};
	}

}
