package dev.limbeck.model;

import java.sql.SQLException;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseWait;
import dev.limbeck.connect.Reached;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.session.Session;

/**
 * A database that is there: it is read in one snapshot, and nothing is written.
 *
 * @param connector the way there
 * @param source who names it, for messages
 */
public record DatabaseModel(Connector connector, String source) implements Model {

	@Override
	public String name() {
		return this.connector.description();
	}

	@Override
	public ModelSchema read(ScratchServer scratch) {
		try (Reached reached = DatabaseWait.once(this.connector, this.source)) {
			reached.connection().setNetworkTimeout(Runnable::run, 0);
			return CatalogReading.of(new Session(reached.connection()), reached.server().versionNumber() / 10000);
		}
		catch (SQLException ex) {
			throw CatalogReading.failed(name(), ex);
		}
	}

}
