package dev.limbeck.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import dev.limbeck.connect.Connector;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Connects once, then is refused as it is told, then connects again.
 */
final class OutageConnector implements Connector {

	private final Connector connector;

	private final Deque<String> refusals = new ArrayDeque<>();

	private int connections;

	/**
	 * Create a new connector.
	 * @param connector connects
	 * @param refusals SQLSTATEs with which the server refuses the connections after the
	 * first
	 */
	OutageConnector(Connector connector, List<String> refusals) {
		this.connector = connector;
		this.refusals.addAll(refusals);
	}

	@Override
	public Connection connect(Duration timeout) throws SQLException {
		if (this.connections > 0 && !this.refusals.isEmpty()) {
			String state = this.refusals.remove();
			throw new PSQLException(new ServerErrorMessage("SFATAL\0C" + state + "\0Mrefused with " + state + "\0"));
		}
		this.connections++;
		return this.connector.connect(timeout);
	}

	@Override
	public String description() {
		return this.connector.description();
	}

	int connections() {
		return this.connections;
	}

}
