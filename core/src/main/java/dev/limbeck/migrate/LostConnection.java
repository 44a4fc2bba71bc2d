package dev.limbeck.migrate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.DatabaseUnreachableException;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.revision.NameList;
import dev.limbeck.session.ElapsedTime;
import dev.limbeck.session.HarmlessCause;
import dev.limbeck.step.AppliedStep;
import dev.limbeck.step.failure.Interruption;

/**
 * Tells how a run ended whose connection was lost: what stays, where the database stands
 * as far as is known, and what to do.
 *
 * @param place host, port and database
 * @param reason why the connection was lost the last time
 * @param progress what the run has done
 */
record LostConnection(String place, SQLException reason, RunProgress progress) {

	/**
	 * Explain the end of a run that has lost its connection in every attempt.
	 * @param times how often
	 * @param span from the first loss to the last
	 * @return the explanation
	 */
	LimbeckException tooOften(int times, Duration span) {
		String often = (times == 1) ? "once" : times + " times in " + ElapsedTime.text(span);
		return new LimbeckException("connection-lost",
				"The connection to " + this.place + " was lost " + often + " (limbeck.attempts): "
						+ ServerErrors.message(this.reason) + ".\n" + outcome(),
				"See in the server's log why it ended the session, and start again.",
				HarmlessCause.withoutSql(this.reason), ServerErrors.sqlState(this.reason));
	}

	/**
	 * Explain the end of a run whose database did not come back.
	 * @param unreachable how the wait for it ended
	 * @return the explanation, under the same code
	 */
	LimbeckException notBack(DatabaseUnreachableException unreachable) {
		return new LimbeckException(unreachable.code(),
				"The connection to " + this.place + " was lost while the run was under way: "
						+ ServerErrors.message(this.reason) + ". The database did not come back "
						+ "(limbeck.wait.timeout).\n" + unreachable.description() + "\n" + outcome(),
				unreachable.action() + "\nOnce it answers, start again.", HarmlessCause.withoutSql(this.reason),
				unreachable.sqlState());
	}

	/**
	 * Explain the end of a run that is told to stop, outside of its steps or without a
	 * connection.
	 * @return the explanation
	 */
	LimbeckException toldToStop() {
		return Interruption.cut(this.place, this.reason, outcome());
	}

	private String outcome() {
		List<AppliedStep> done = this.progress.steps();
		String stays = done.isEmpty() ? "This run has committed nothing"
				: "This run has committed " + done.size() + ((done.size() == 1) ? " revision" : " revisions") + " ("
						+ String.join(", ", done.stream().map(AppliedStep::revision).toList()) + "), which "
						+ ((done.size() == 1) ? "stays" : "stay");
		return stays + "; " + standing() + ".";
	}

	private String standing() {
		Set<String> current = this.progress.current();
		if (current == null) {
			return "where the database stands was not seen";
		}
		String heads = NameList.of(current, NameList.NOTHING_APPLIED);
		List<String> sent = this.progress.sent().stream().map(SentTransaction::revision).toList();
		return "when it was last seen, the database stood at " + heads
				+ (sent.isEmpty() ? ""
						: ". Whether "
								+ ((sent.size() == 1) ? "revision " + sent.get(0) + ", which came next, was"
										: "the " + sent.size() + " revisions from " + sent.get(0)
												+ " on, which came next, were")
								+ " completed, the next start finds out");
	}

}
