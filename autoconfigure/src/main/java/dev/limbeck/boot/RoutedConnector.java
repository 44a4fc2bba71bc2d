package dev.limbeck.boot;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;

/**
 * Borrows from a {@code DataSource} that asks its surroundings where to go: at the start
 * there may be no answer.
 *
 * @param connector borrows the connection
 */
record RoutedConnector(Connector connector) implements Connector {

	@Override
	public Connection connect(Duration timeout) throws SQLException {
		try {
			return this.connector.connect(timeout);
		}
		catch (IllegalStateException | IllegalArgumentException ex) {
			throw new LimbeckException("no-route",
					"The application's DataSource routes, and knows no way while the application starts: "
							+ ex.getMessage() + ".",
					"Give it a default (setDefaultTargetDataSource), or mark the DataSource to migrate with "
							+ "@LimbeckDataSource.");
		}
	}

	@Override
	public String description() {
		return this.connector.description();
	}

	@Override
	public boolean borrows() {
		return true;
	}

}
