package dev.limbeck.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A database that answers.
 *
 * @param connection the open connection, in whose reads no time-out is left unless it is
 * borrowed; the caller closes it or this
 * @param server what the server said about itself on this connection
 * @param place {@code host:port/database} of the host that was reached
 * @param attempts how many tries it took, from 1
 * @param elapsed how long it took
 */
public record Reached(Connection connection, ServerState server, String place, int attempts,
		Duration elapsed) implements AutoCloseable {

	/**
	 * Close the connection.
	 * @throws SQLException if that fails
	 */
	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
