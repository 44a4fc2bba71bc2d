package dev.limbeck.session;

import java.sql.SQLException;

/**
 * What is done at the end of some work, however that ends. As a resource of a try its own
 * failure is added to the one that came first, instead of taking its place.
 */
public interface Ending extends AutoCloseable {

	/**
	 * Do it.
	 * @throws SQLException if the server refuses or the connection is lost
	 */
	@Override
	void close() throws SQLException;

}
