package dev.limbeck.connect;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How one learns what a server is to whom one has just logged in.
 */
@FunctionalInterface
interface Greeting {

	/** Ask it, which also shows that it answers. */
	Greeting QUESTION = ServerState::read;

	/** Be content with what it says by itself: the question comes later. */
	Greeting NOD = ServerState::ofLogin;

	/**
	 * Learn it.
	 * @param connection the new session
	 * @return what is known of the server
	 * @throws SQLException if it does not answer, or the session is none of PostgreSQL
	 */
	ServerState of(Connection connection) throws SQLException;

}
