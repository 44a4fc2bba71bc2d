package dev.limbeck.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * Says what it means when something else than the driver fails.
 *
 * @param connector opens the connection
 * @param explanation makes of what was thrown what is to be told
 */
record ExplainedConnector(Connector connector, UnaryOperator<RuntimeException> explanation) implements Connector {

	@Override
	public Connection connect(Duration timeout) throws SQLException {
		try {
			return this.connector.connect(timeout);
		}
		catch (RuntimeException ex) {
			throw this.explanation.apply(ex);
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
		return this.connector.isOpened();
	}

}
