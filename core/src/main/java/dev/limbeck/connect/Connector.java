package dev.limbeck.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import javax.sql.DataSource;

/**
 * One way to open a connection to the database.
 */
public interface Connector {

	/**
	 * Connect for migrations: to the primary if there are several hosts.
	 * @param url the database, with everything filled in
	 * @return a connector through the driver
	 */
	static Connector to(DatabaseUrl url) {
		return MigrationDriver.connector(url.jdbcUrl(), url.properties());
	}

	/**
	 * Connect for migrations: to the primary if there are several hosts.
	 * @param jdbcUrl a URL for pgjdbc
	 * @param credentials {@code user} and {@code password}
	 * @return a connector through the driver
	 */
	static Connector to(String jdbcUrl, Properties credentials) {
		return MigrationDriver.connector(jdbcUrl, credentials);
	}

	/**
	 * Borrow connections.
	 * @param dataSource where they come from
	 * @return a connector that puts its connections back
	 */
	static Connector to(DataSource dataSource) {
		return new DataSourceConnector(dataSource, "the DataSource");
	}

	/**
	 * Begin each session as those of a pool begin.
	 * @param opening what they begin with
	 * @return this connector if they begin with nothing
	 */
	default Connector opening(SessionOpening opening) {
		return opening.isEmpty() ? this : opening.on(this);
	}

	/**
	 * Open a connection.
	 * @param timeout how long this may take
	 * @return a new connection, to be closed by the caller
	 * @throws SQLException if it cannot be opened
	 */
	Connection connect(Duration timeout) throws SQLException;

	/**
	 * Return where this connects to, for logs and messages.
	 * @return {@code host:port/database}, without any secret
	 */
	String description();

	/**
	 * Connect in the same way to another database of the same server.
	 * @param name the name of the database
	 * @return the connector, or nothing if this one leads to a single database
	 */
	default Optional<Connector> toDatabase(String name) {
		return Optional.empty();
	}

	/**
	 * Whether somebody else uses a connection after it is closed.
	 * @return whether it must be put back as it was
	 */
	default boolean borrows() {
		return false;
	}

	/**
	 * Whether a new session has settings that a migration keeps: of somebody else who
	 * uses the connection, or of a {@link SessionOpening}.
	 * @return whether they must be read first
	 */
	default boolean isOpened() {
		return borrows();
	}

	/**
	 * Return how long a statement of a revision may run there unless somebody says.
	 * @return the time, zero for ever
	 */
	default Duration longestStatement() {
		return Duration.ZERO;
	}

	/**
	 * Return the search path that each session begins with because the URL says so
	 * ({@code currentSchema}).
	 * @return schemas between commas, as PostgreSQL reads them, or nothing
	 */
	default String searchPath() {
		return "";
	}

	/**
	 * Return one connector per host, in the order in which they are tried. Hosts are
	 * tried one by one because pgjdbc reports only the failure of the last one.
	 * @return this connector alone if there is one host, or if hosts are not known
	 */
	default List<Connector> hosts() {
		return List.of(this);
	}

}
