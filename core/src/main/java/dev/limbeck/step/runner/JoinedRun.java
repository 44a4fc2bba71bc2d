package dev.limbeck.step.runner;

import java.sql.SQLException;
import java.util.function.IntSupplier;

import dev.limbeck.SqlState;
import dev.limbeck.session.StopSignal;
import dev.limbeck.step.SqlStep;
import dev.limbeck.step.failure.FlightFailure;

/**
 * Sends steps that travel together, and follows them by their markers.
 */
final class JoinedRun {

	private final JoinedFlight joined;

	private final FlightRunner flights;

	private final Follower follower;

	private int done;

	private int begun;

	/**
	 * Prepare to send.
	 * @param joined the steps
	 * @param flights sends them
	 * @param follower told how far they have got
	 */
	JoinedRun(JoinedFlight joined, FlightRunner flights, Follower follower) {
		this.joined = joined;
		this.flights = flights.follow(this::follow);
		this.follower = follower;
	}

	/**
	 * Send the steps.
	 * @return how that ended; what was not done is rolled back
	 * @throws SQLException if the connection is lost
	 */
	Outcome send() throws SQLException {
		begin();
		FlightFailure failure = this.flights.send(this.joined.flight());
		if (failure == null) {
			return this.flights.defaultsChanged() ? new Stale() : new Arrived();
		}
		if (this.flights.marker() == FlightFailure.OPENING && !StopSignal.isTold()) {
			int broken = (failure.offset() >= 0) ? this.joined.index(failure.number()) : -1;
			if (broken != 0) {
				return new Misunderstood(Math.max(broken, 0));
			}
		}
		if (SqlState.STALE.equals(failure.error().getSQLState())) {
			return new Stale();
		}
		FlightFailure within = this.joined.within(this.done, failure, this.flights.marker());
		boolean stopped = StopSignal.isTold() && within.number() == FlightFailure.OPENING
				&& SqlState.QUERY_CANCELED.equals(failure.error().getSQLState());
		return stopped ? new Arrived() : new Failed(within);
	}

	/**
	 * Return how many steps are committed, as far as the server has said.
	 * @return the number; the step behind them is the one that failed
	 */
	int done() {
		return this.done;
	}

	private void follow(int marker) {
		while (this.done < this.joined.size() && marker >= this.joined.end(this.done)) {
			begin();
			this.follower.done(this.joined.steps().get(this.done));
			this.done++;
			if (StopSignal.isTold() && this.done < this.joined.size()) {
				this.flights.cancel();
			}
		}
		if (this.done < this.joined.size() && marker > this.joined.begin(this.done)) {
			begin();
		}
	}

	private void begin() {
		if (this.begun == this.done) {
			this.begun++;
			SqlStep step = this.joined.steps().get(this.done);
			int begin = this.joined.begin(this.done);
			this.flights.goOn(step);
			this.follower.begun(step, () -> this.flights.marker() - begin);
		}
	}

	/**
	 * Told how far the steps have got, on the thread that sends them.
	 */
	interface Follower {

		/**
		 * A step runs.
		 * @param step the step
		 * @param statement tells, to another thread, at which statement it is
		 */
		void begun(SqlStep step, IntSupplier statement);

		/**
		 * A step is committed.
		 * @param step the step
		 */
		void done(SqlStep step);

	}

	/**
	 * How it ended.
	 */
	sealed interface Outcome {

	}

	/**
	 * No step has failed. All are done, unless the run was told to stop between two.
	 */
	record Arrived() implements Outcome {

	}

	/**
	 * Since the last step that is done, sessions begin with something else.
	 */
	record Stale() implements Outcome {

	}

	/**
	 * The server cannot read the message, and has run nothing of it.
	 *
	 * @param before how many steps stand before the one that it cannot read, 0 if it does
	 * not say which one that is
	 */
	record Misunderstood(int before) implements Outcome {

	}

	/**
	 * A step has failed.
	 *
	 * @param failure of the step behind those that are done
	 */
	record Failed(FlightFailure failure) implements Outcome {

	}

}
