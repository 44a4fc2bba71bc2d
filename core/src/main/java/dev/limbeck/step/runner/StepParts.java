package dev.limbeck.step.runner;

import java.sql.SQLException;
import java.util.List;

import dev.limbeck.session.Session;
import dev.limbeck.step.SqlStep;
import dev.limbeck.step.failure.FlightFailure;
import dev.limbeck.step.failure.StepFailure;
import org.jspecify.annotations.Nullable;

/**
 * Scripts that run one after the other in one transaction, each in a flight of its own,
 * so that a failure is told of the right one.
 */
final class StepParts {

	private final Session session;

	private final StepTransaction transaction;

	private boolean defaultsChanged;

	/**
	 * Prepare to send scripts.
	 * @param session where
	 * @param transaction what surrounds them all
	 */
	StepParts(Session session, StepTransaction transaction) {
		this.session = session;
		this.transaction = transaction;
	}

	/**
	 * Send scripts, and what surrounds them.
	 * @param parts the scripts
	 * @param opened whether the transaction was opened already
	 * @param closed whether it is to be closed
	 * @param main one of them that somebody watches
	 * @param flights sends that one
	 * @return the failure, after which the transaction is rolled back, or {@code null}
	 * @throws SQLException if the connection is lost
	 */
	@Nullable Failed send(List<SqlStep> parts, boolean opened, boolean closed, @Nullable SqlStep main,
			@Nullable FlightRunner flights) throws SQLException {
		for (int i = 0; i < parts.size(); i++) {
			SqlStep part = parts.get(i);
			boolean closing = closed && i == parts.size() - 1;
			StepTransaction around = new StepTransaction(this.transaction.marker(),
					(i == 0 && !opened) ? this.transaction.opening() : "", closing ? this.transaction.closing() : "",
					closing ? this.transaction.cleaning() : "");
			FlightRunner runner = (part == main && flights != null) ? flights : new FlightRunner(this.session, part);
			FlightFailure failure = runner.send(Flight.of(around, part.section()));
			this.defaultsChanged |= runner.defaultsChanged();
			if (failure != null) {
				return new Failed(part, failure);
			}
		}
		return null;
	}

	boolean defaultsChanged() {
		return this.defaultsChanged;
	}

	/**
	 * What failed.
	 *
	 * @param part the script
	 * @param failure what happened
	 */
	record Failed(SqlStep part, FlightFailure failure) {

		StepFailure asIs() {
			return new StepFailure.OfSql(this.part, this.failure);
		}

		boolean isBehindStatements() {
			return this.failure.number() > this.part.statements();
		}

		boolean isBeforeStatements() {
			return this.failure.number() == FlightFailure.OPENING;
		}

	}

}
