package dev.limbeck.migrate;

import java.sql.SQLException;
import java.sql.SQLWarning;

import dev.limbeck.connect.DatabaseWait;
import dev.limbeck.migrate.Flight.Message;
import dev.limbeck.migrate.Flight.Place;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a flight and listens to what the server says meanwhile.
 */
final class FlightRunner {

	private static final Logger logger = LoggerFactory.getLogger(FlightRunner.class);

	private final Session session;

	private final String revision;

	private int lastMarker = Flight.OPENING;

	FlightRunner(Session session, String revision) {
		this.session = session;
		this.revision = revision;
	}

	/**
	 * Send all messages.
	 * @param flight the flight
	 * @return the failure, after which the transaction is rolled back, or {@code null}
	 * @throws SQLException if the connection is lost, or if something fails that is no
	 * part of the transaction
	 */
	@Nullable FlightFailure run(Flight flight) throws SQLException {
		for (Message message : flight.messages()) {
			try {
				this.session.execute(message.text(), this::listen);
			}
			catch (SQLException ex) {
				ServerErrorMessage error = ServerErrors.of(ex);
				if (error == null || DatabaseWait.isConnectionLost(ex) || this.lastMarker >= flight.committed()) {
					throw ex;
				}
				rollBack();
				return failure(ex, error, message);
			}
		}
		return null;
	}

	// An error that ends the session must not be hidden by the end of the session.
	private void rollBack() {
		try {
			this.session.execute("ROLLBACK");
		}
		catch (SQLException ex) {
			logger.debug("The session has ended: {}", ServerErrors.message(ex));
		}
	}

	private FlightFailure failure(SQLException ex, ServerErrorMessage error, Message message) {
		// A syntax error is found before anything runs, so its place counts for more
		// than the last marker.
		Place place = (error.getPosition() > 0) ? message.place(error.getPosition()) : null;
		return (place != null) ? new FlightFailure(ex, place.number(), place.offset())
				: new FlightFailure(ex, this.lastMarker, -1);
	}

	// Class 01 is a warning in every language of the server's messages.
	private static boolean isWarning(SQLWarning warning) {
		return warning.getSQLState() != null && warning.getSQLState().startsWith("01");
	}

	private void listen(SQLWarning warning) {
		ServerErrorMessage notice = ServerErrors.of(warning);
		String text = (notice != null) ? notice.getMessage() : warning.getMessage();
		int marker = (text != null) ? Flight.marker(text) : -1;
		if (marker >= 0) {
			this.lastMarker = marker;
		}
		else if (isWarning(warning)) {
			logger.warn("{}: {}", this.revision, text);
		}
		else {
			logger.info("{}: {}", this.revision, text);
		}
	}

}
