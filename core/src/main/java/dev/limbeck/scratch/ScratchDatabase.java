package dev.limbeck.scratch;

import java.sql.Connection;
import java.sql.SQLException;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseWait;
import dev.limbeck.connect.Reached;

/**
 * One throw-away database. Only the role that made it, and superusers, may connect.
 */
public final class ScratchDatabase implements AutoCloseable {

	private final String name;

	private final Connector connector;

	private final Runnable drop;

	ScratchDatabase(String name, Connector connector, Runnable drop) {
		this.name = name;
		this.connector = connector;
		this.drop = drop;
	}

	/**
	 * Return its name.
	 * @return the name as it stands in the catalog
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return what connects to it.
	 * @return a connector
	 */
	public Connector connector() {
		return this.connector;
	}

	/**
	 * Connect to it.
	 * @return a connection in autocommit mode, on which nothing but the protocol's simple
	 * queries are sent; to be closed by the caller
	 * @throws LimbeckException if that fails
	 */
	public Connection open() {
		Reached reached = DatabaseWait.once(this.connector, "scratch database");
		try {
			reached.connection().setNetworkTimeout(Runnable::run, 0);
			return reached.connection();
		}
		catch (SQLException ex) {
			throw ScratchErrors.refused("connect to " + this.connector.description(), ex);
		}
	}

	/**
	 * Drop it, cutting off whoever is still connected. That it could not be dropped is
	 * logged.
	 */
	@Override
	public void close() {
		this.drop.run();
	}

	@Override
	public String toString() {
		return this.connector.description();
	}

}
