package dev.limbeck.step.runner;

import java.sql.SQLException;

import dev.limbeck.java.JavaRevision;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.LedgerReader;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.session.FirstError;
import dev.limbeck.session.MigrationSession;
import dev.limbeck.step.JavaObjects;
import dev.limbeck.step.JavaStep;
import dev.limbeck.step.RunnableStep;
import dev.limbeck.step.SqlStep;
import dev.limbeck.step.failure.FailurePlace;
import dev.limbeck.step.failure.FlightFailure;
import dev.limbeck.step.failure.JavaProblem;
import dev.limbeck.step.failure.StepFailure;
import org.jspecify.annotations.Nullable;

/**
 * Runs a step in the transaction it is given: SQL in one flight, Java between two.
 */
final class StepRunner {

	private final MigrationSession session;

	private final Ledger ledger;

	private final JavaObjects objects;

	private final StepWatch watch;

	private boolean defaultsChanged;

	StepRunner(MigrationSession session, Ledger ledger, JavaObjects objects, StepWatch watch) {
		this.watch = watch;
		this.session = session;
		this.ledger = ledger;
		this.objects = objects;
	}

	/**
	 * Run one step, which is watched until somebody ends that.
	 * @param step the step
	 * @param transaction what surrounds it
	 * @return the failure, after which the transaction is rolled back, or {@code null}
	 * @throws SQLException if the connection is lost
	 */
	@Nullable StepFailure run(RunnableStep step, StepTransaction transaction) throws SQLException {
		FlightRunner flights = new FlightRunner(this.session.sql(), step);
		this.watch.begin(step, flights::marker);
		StepFailure failure = (step instanceof JavaStep java) ? run(java, transaction, flights)
				: run((SqlStep) step, transaction, flights);
		this.defaultsChanged = flights.defaultsChanged();
		return failure;
	}

	/**
	 * Tell whether the step that was run last has changed what sessions begin with.
	 * @return whether this session is none of those
	 */
	boolean defaultsChanged() {
		return this.defaultsChanged;
	}

	private @Nullable StepFailure run(SqlStep step, StepTransaction transaction, FlightRunner flights)
			throws SQLException {
		FlightFailure failure = flights.send(Flight.of(transaction, step.section()));
		return (failure != null) ? judge(step, transaction, failure) : null;
	}

	/**
	 * Find out what a failure means.
	 * @param step what was run
	 * @param transaction what surrounds it
	 * @param failure of the flight, which is rolled back
	 * @return the failure of the step, or {@code null} if it is done all the same
	 * @throws SQLException if the connection is lost
	 */
	@Nullable StepFailure judge(SqlStep step, StepTransaction transaction, FlightFailure failure) throws SQLException {
		boolean atCommit = new FailurePlace(step, failure).isAtCommit();
		if (atCommit && isCommitted(step, failure)) {
			this.session.sql().execute(transaction.cleaning());
			return null;
		}
		return isOfLedger(failure, atCommit) ? new StepFailure.OfLedger(step, this.ledger, failure)
				: new StepFailure.OfSql(step, failure);
	}

	private @Nullable StepFailure run(JavaStep step, StepTransaction transaction, FlightRunner flights)
			throws SQLException {
		FlightFailure refused = flights.send(Flight.opening(transaction));
		if (refused != null) {
			return new StepFailure.OfLedger(step, this.ledger, refused);
		}
		JavaRevision revision = this.objects.get(step.id());
		JavaProblem problem = new JavaRunner(this.session).call(step, revision,
				(connection) -> step.call(revision, connection));
		if (problem != null) {
			new FirstError(problem.cause()).end(this.session::rollBack);
			return new StepFailure.OfJava(step, problem);
		}
		FlightFailure failure = flights.send(Flight.closing(transaction));
		if (failure == null) {
			this.session.endCode();
			return null;
		}
		boolean committed = isCommitted(step, failure);
		new FirstError(failure.error()).end(this.session::rollBack);
		if (committed) {
			this.session.sql().execute(transaction.cleaning());
			return null;
		}
		return atCommit(step, failure);
	}

	// Somebody may cancel the message just behind the commit: the error looks like one
	// of the commit itself. The lock is held, so nobody else has written the row.
	private boolean isCommitted(RunnableStep step, FlightFailure failure) throws SQLException {
		return new FirstError(failure.error()).ask(this.session.sql(),
				() -> isApplied(step) == step.direction().enters(), false);
	}

	private boolean isApplied(RunnableStep step) throws SQLException {
		return new LedgerReader(this.ledger).read(this.session.sql())
			.rows()
			.stream()
			.anyMatch((row) -> row.id().equals(step.id()) && row.state() == AppliedRevision.State.APPLIED);
	}

	private StepFailure atCommit(JavaStep step, FlightFailure failure) {
		return isOfLedger(failure, true) ? new StepFailure.OfLedger(step, this.ledger, failure)
				: new StepFailure.OfJava(step, JavaProblem.atCommit(step, failure.error()));
	}

	private boolean isOfLedger(FlightFailure failure, boolean atCommit) {
		return failure.number() == FlightFailure.OPENING || (atCommit && this.ledger.refused(failure.error()));
	}

}
