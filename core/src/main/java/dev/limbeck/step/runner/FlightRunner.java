package dev.limbeck.step.runner;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.function.IntConsumer;

import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.session.Ending;
import dev.limbeck.session.FirstError;
import dev.limbeck.session.Session;
import dev.limbeck.session.StopSignal;
import dev.limbeck.step.RunnableStep;
import dev.limbeck.step.failure.FlightFailure;
import dev.limbeck.step.runner.Flight.Copy;
import dev.limbeck.step.runner.Flight.Leg;
import dev.limbeck.step.runner.Flight.Message;
import dev.limbeck.step.runner.Flight.Place;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/**
 * Sends a flight and listens to what the server says meanwhile.
 */
final class FlightRunner {

	private final Session session;

	private final Marker marker;

	private NoticeLog notices;

	private IntConsumer follower = (marker) -> {
	};

	private volatile int lastMarker = FlightFailure.OPENING;

	private boolean defaultsChanged;

	private long rows;

	FlightRunner(Session session, RunnableStep step) {
		this.session = session;
		this.marker = Marker.of(session);
		this.notices = new NoticeLog(step);
	}

	/**
	 * Follow the flight.
	 * @param newFollower told each marker that the server sends, as it comes
	 * @return this
	 */
	FlightRunner follow(IntConsumer newFollower) {
		this.follower = newFollower;
		return this;
	}

	/**
	 * Put what the server says from now on down to another revision.
	 * @param step that upgrades or downgrades it
	 */
	void goOn(RunnableStep step) {
		this.notices.end();
		this.notices = new NoticeLog(step);
	}

	/**
	 * End the flight that is on its way.
	 */
	void cancel() {
		new FirstError(null).end(this.session::cancel);
	}

	/**
	 * Send all messages.
	 * @param flight the flight
	 * @return the failure, after which the transaction is rolled back, or {@code null}
	 * @throws SQLException if the connection is lost, or if something fails that is no
	 * part of the transaction
	 */
	@Nullable FlightFailure send(Flight flight) throws SQLException {
		Ending told = () -> this.notices.end();
		try (told) {
			return sendLegs(flight);
		}
	}

	private @Nullable FlightFailure sendLegs(Flight flight) throws SQLException {
		for (Leg leg : flight.legs()) {
			if (flight.isTransaction() && this.lastMarker > FlightFailure.OPENING && StopSignal.isTold()) {
				SQLException canceled = StopSignal.canceled();
				rollBackAfter(canceled);
				return new FlightFailure(canceled, this.lastMarker, -1);
			}
			try {
				send(leg);
			}
			catch (SQLException ex) {
				ServerErrorMessage error = ServerErrors.of(ex);
				if (error == null || this.session.isLost(ex) || this.lastMarker >= flight.committed()) {
					throw ex;
				}
				rollBackAfter(ex);
				return failure(ex, error, leg);
			}
		}
		return null;
	}

	/**
	 * Tell, to another thread, at which statement the flight is.
	 * @return the marker that the server sent last
	 */
	int marker() {
		return this.lastMarker;
	}

	/**
	 * Return how many rows were changed so far.
	 * @return the sum over all statements that return none
	 */
	long rows() {
		return this.rows;
	}

	boolean defaultsChanged() {
		return this.defaultsChanged;
	}

	private void send(Leg leg) throws SQLException {
		if (leg instanceof Message message) {
			this.rows += this.session.execute(message.text(), this::listen);
		}
		else if (leg instanceof Copy copy) {
			this.lastMarker = copy.number();
			this.session.copy(copy.sql(), copy.source(), copy.data(), this::listen);
		}
	}

	private void rollBackAfter(SQLException error) {
		new FirstError(error).end(() -> this.session.execute("ROLLBACK"));
	}

	private FlightFailure failure(SQLException ex, ServerErrorMessage error, Leg leg) {
		if (leg instanceof Copy copy) {
			return new FlightFailure(ex, copy.number(), error.getPosition() - 1);
		}
		// A syntax error is found before anything runs, so its place counts for more
		// than the last marker.
		Place place = (leg instanceof Message message && error.getPosition() > 0) ? message.place(error.getPosition())
				: null;
		return (place != null) ? new FlightFailure(ex, place.number(), place.offset())
				: new FlightFailure(ex, this.lastMarker, -1);
	}

	private void listen(SQLWarning notice) {
		String text = NoticeLog.text(notice);
		int marker = (text != null) ? this.marker.number(text) : -1;
		if (marker >= 0) {
			this.lastMarker = marker;
			this.follower.accept(marker);
		}
		else if (this.marker.tellsDefaults(text)) {
			this.defaultsChanged = true;
		}
		else {
			this.notices.write(notice);
		}
	}

}
