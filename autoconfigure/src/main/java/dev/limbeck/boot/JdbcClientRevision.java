package dev.limbeck.boot;

import java.sql.Connection;

import dev.limbeck.java.JavaRevision;
import dev.limbeck.java.Revision;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A revision written in Java that works with a {@link JdbcClient} on the migration's own
 * connection, inside its transaction. Its class is annotated with {@link Revision}; it
 * may be a bean, and need not be one.
 */
public interface JdbcClientRevision extends JavaRevision {

	/**
	 * Apply the revision.
	 * @param jdbc works inside the transaction; valid until the method returns
	 * @throws Exception for any reason: everything is rolled back
	 */
	void upgrade(JdbcClient jdbc) throws Exception;

	/**
	 * Take the revision back. Without a method of this name in its class, the revision is
	 * irreversible.
	 * @param jdbc works inside the transaction; valid until the method returns
	 * @throws Exception for any reason: everything is rolled back
	 */
	default void downgrade(JdbcClient jdbc) throws Exception {
		throw new UnsupportedOperationException(getClass().getName() + " cannot be undone");
	}

	@Override
	default void upgrade(Connection connection) throws Exception {
		upgrade(client(connection));
	}

	@Override
	default void downgrade(Connection connection) throws Exception {
		downgrade(client(connection));
	}

	private static JdbcClient client(Connection connection) {
		return JdbcClient.create(new SingleConnectionDataSource(connection, true));
	}

}
