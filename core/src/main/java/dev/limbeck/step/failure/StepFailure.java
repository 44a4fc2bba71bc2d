package dev.limbeck.step.failure;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.LedgerWriter;
import dev.limbeck.ledger.StepProgress;
import dev.limbeck.sql.QualifiedName;
import dev.limbeck.step.JavaStep;
import dev.limbeck.step.RunnableStep;
import dev.limbeck.step.SqlStep;
import dev.limbeck.step.failure.CatalogFinding.Busy;
import org.jspecify.annotations.Nullable;

/**
 * How a step failed. The transaction in which it did is rolled back.
 */
public sealed interface StepFailure {

	/**
	 * Return the server's code.
	 * @return the SQLSTATE, or {@code null} if it was not the server that refused
	 */
	@Nullable String sqlState();

	/**
	 * Return what the server said beside its message.
	 * @return the text, or {@code null} if it said nothing
	 */
	@Nullable String detail();

	/**
	 * Return the place for people.
	 * @return such as {@code file:line:column}
	 */
	String place();

	/**
	 * Tell whether it may succeed if it is tried again at once.
	 * @return whether only others were in the way, and all is known that took effect
	 */
	default boolean mayPass() {
		return Retries.mayPass(sqlState());
	}

	/**
	 * Tell whether the ledger stopped the step because another session has the migration
	 * lock, or had it and has moved the ledger.
	 * @return whether the lock was lost
	 */
	default boolean lostLock() {
		return (this instanceof OfLedger || this instanceof Stopped) && LedgerWriter.isOvertaken(sqlState());
	}

	/**
	 * Tell whether some of the step took effect all the same.
	 * @return whether the ledger holds it as unfinished
	 */
	default boolean leavesHalf() {
		return this instanceof Stopped || (this instanceof Halfway halfway && !halfway.partial().nothing());
	}

	/**
	 * Add what it left of the step.
	 * @param circumstances when it happened
	 * @return what is known of the step in the end
	 */
	default Circumstances under(Circumstances circumstances) {
		return (this instanceof Halfway halfway) ? circumstances.with(halfway.partial()) : circumstances;
	}

	/**
	 * Tell everything about it.
	 * @param circumstances when it happened
	 * @return the explanation
	 */
	LimbeckException explain(Circumstances circumstances);

	/**
	 * The ledger did not let the step in, or out.
	 *
	 * @param step what was to run
	 * @param ledger the ledger
	 * @param failure what the server said
	 */
	record OfLedger(RunnableStep step, Ledger ledger, FlightFailure failure) implements StepFailure {

		@Override
		public @Nullable String sqlState() {
			return this.failure.error().getSQLState();
		}

		@Override
		public @Nullable String detail() {
			return ServerErrors.detail(this.failure.error());
		}

		@Override
		public String place() {
			return (this.step instanceof SqlStep sql) ? new FailurePlace(sql, this.failure).toString()
					: this.step.origin();
		}

		@Override
		public LimbeckException explain(Circumstances circumstances) {
			return new LedgerRefusal(this.ledger, this.step, circumstances).notOpened(this.failure.error());
		}

	}

	/**
	 * A statement of a file failed.
	 *
	 * @param step what was run
	 * @param failure what the server said, and where
	 */
	record OfSql(SqlStep step, FlightFailure failure) implements StepFailure {

		@Override
		public @Nullable String sqlState() {
			return this.failure.error().getSQLState();
		}

		@Override
		public @Nullable String detail() {
			return ServerErrors.detail(this.failure.error());
		}

		@Override
		public String place() {
			return new FailurePlace(this.step, this.failure).toString();
		}

		@Override
		public LimbeckException explain(Circumstances circumstances) {
			return new RevisionFailure(this.step, this.failure, circumstances).exception();
		}

	}

	/**
	 * A view cannot be made anew, because others upon it would go with it for good.
	 *
	 * @param cause why it has to be made anew
	 * @param root the view, as the script names it
	 * @param views those that no repeatable makes
	 */
	record OfViews(OfSql cause, QualifiedName root, String views) implements StepFailure {

		@Override
		public @Nullable String sqlState() {
			return this.cause.sqlState();
		}

		@Override
		public @Nullable String detail() {
			return this.cause.detail();
		}

		@Override
		public String place() {
			return this.cause.place();
		}

		@Override
		public LimbeckException explain(Circumstances circumstances) {
			SqlStep step = this.cause.step();
			return new LimbeckException("dependent-view",
					place() + ": view " + this.root + " cannot be changed as it is, so it has to be dropped and made "
							+ "anew. Views that no repeatable makes would go with it: " + this.views + ".\n"
							+ String.join("\n", circumstances.lines(step)),
					"Move their CREATE VIEW to files in the folder repeatable, or drop them in a revision.");
		}

	}

	/**
	 * The code of a class failed.
	 *
	 * @param step what was run
	 * @param problem what happened
	 */
	record OfJava(JavaStep step, JavaProblem problem) implements StepFailure {

		@Override
		public @Nullable String sqlState() {
			return this.problem.sqlState();
		}

		@Override
		public String detail() {
			return String.join("\n", this.problem.details());
		}

		@Override
		public String place() {
			return this.problem.place();
		}

		@Override
		public LimbeckException explain(Circumstances circumstances) {
			return new JavaFailure(this.step, this.problem, circumstances).exception();
		}

	}

	/**
	 * A statement failed of a step whose statements run one by one. What was done before
	 * stays done.
	 *
	 * @param cause the failure of the statement
	 * @param partial what is left of the step
	 */
	record Halfway(StepFailure cause, PartialProgress partial) implements StepFailure {

		@Override
		public @Nullable String sqlState() {
			return this.cause.sqlState();
		}

		@Override
		public @Nullable String detail() {
			return this.cause.detail();
		}

		@Override
		public boolean mayPass() {
			return this.partial.told() && this.cause.mayPass();
		}

		@Override
		public String place() {
			return this.cause.place();
		}

		@Override
		public LimbeckException explain(Circumstances circumstances) {
			return this.cause.explain(under(circumstances));
		}

	}

	/**
	 * The ledger did not let a step go on whose statements run one by one.
	 *
	 * @param step what was to run
	 * @param ledger the ledger
	 * @param progress how far it came
	 * @param failure what the server said
	 */
	record Stopped(SqlStep step, Ledger ledger, StepProgress progress, FlightFailure failure) implements StepFailure {

		@Override
		public @Nullable String sqlState() {
			return this.failure.error().getSQLState();
		}

		@Override
		public @Nullable String detail() {
			return ServerErrors.detail(this.failure.error());
		}

		@Override
		public boolean mayPass() {
			return false;
		}

		@Override
		public String place() {
			return this.step.place(Math.min(this.progress.number(), this.progress.of()));
		}

		@Override
		public LimbeckException explain(Circumstances circumstances) {
			return new LedgerRefusal(this.ledger, this.step, circumstances).notRecorded(this.progress,
					this.failure.error());
		}

	}

	/**
	 * Somebody else is at work on the index that a statement builds.
	 *
	 * @param step the statement
	 * @param busy the index
	 */
	record OfBusyIndex(SqlStep step, Busy busy) implements StepFailure {

		@Override
		public @Nullable String sqlState() {
			return null;
		}

		@Override
		public @Nullable String detail() {
			return null;
		}

		@Override
		public String place() {
			return this.step.place(1);
		}

		@Override
		public LimbeckException explain(Circumstances circumstances) {
			return new LimbeckException("index-in-progress",
					place() + ": index " + this.busy.index() + " is INVALID, and another session (pid "
							+ this.busy.pid() + ") may be building it.\n"
							+ String.join("\n", circumstances.lines(this.step.direction())),
					"Wait until that session is done, or end it with SELECT pg_terminate_backend(" + this.busy.pid()
							+ "), and start again.");
		}

	}

}
