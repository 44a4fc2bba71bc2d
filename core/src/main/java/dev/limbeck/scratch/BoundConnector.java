package dev.limbeck.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.limbeck.connect.Connector;

/**
 * Leads to a scratch database, where nothing runs as long as it likes: what never ends
 * would hold whoever tries it.
 *
 * @param leads leads there
 */
record BoundConnector(Connector leads) implements Connector {

	/** Ten times what any statement needs where there are hardly any rows. */
	static final Duration LONGEST_STATEMENT = Duration.ofMinutes(5);

	@Override
	public Connection connect(Duration timeout) throws SQLException {
		return this.leads.connect(timeout);
	}

	@Override
	public Duration longestStatement() {
		return LONGEST_STATEMENT;
	}

	@Override
	public String description() {
		return this.leads.description();
	}

	@Override
	public Optional<Connector> toDatabase(String name) {
		return this.leads.toDatabase(name);
	}

	@Override
	public boolean borrows() {
		return this.leads.borrows();
	}

	@Override
	public boolean isOpened() {
		return this.leads.isOpened();
	}

	@Override
	public String searchPath() {
		return this.leads.searchPath();
	}

	@Override
	public List<Connector> hosts() {
		return this.leads.hosts();
	}

}
