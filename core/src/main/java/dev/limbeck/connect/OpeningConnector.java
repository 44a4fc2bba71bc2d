package dev.limbeck.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Opens each session as a pool does.
 *
 * @param connector opens the connection
 * @param opening what each session begins with
 */
record OpeningConnector(Connector connector, SessionOpening opening) implements Connector {

	@Override
	public Connection connect(Duration timeout) throws SQLException {
		Connection connection = this.connector.connect(timeout);
		try {
			this.opening.open(connection);
			return connection;
		}
		catch (SQLException | RuntimeException | Error ex) {
			try (connection) {
				throw ex;
			}
		}
	}

	@Override
	public String description() {
		return this.connector.description();
	}

	@Override
	public boolean borrows() {
		return this.connector.borrows();
	}

	@Override
	public boolean isOpened() {
		return true;
	}

	@Override
	public List<Connector> hosts() {
		return this.connector.hosts()
			.stream()
			.<Connector>map((host) -> new OpeningConnector(host, this.opening))
			.toList();
	}

}
