package dev.limbeck.migrate;

import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the run of the current thread when the JVM is told to stop. Spring's own hook
 * cannot: it waits for the start of the application, which waits for the run.
 */
final class ShutdownHook implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ShutdownHook.class);

	private final Thread runner = Thread.currentThread();

	private final Thread hook = new Thread(this::stop, "limbeck-shutdown");

	private volatile @Nullable Connection connection;

	private ShutdownHook() {
	}

	static ShutdownHook install() {
		ShutdownHook installed = new ShutdownHook();
		try {
			Runtime.getRuntime().addShutdownHook(installed.hook);
		}
		catch (IllegalStateException ex) {
			// The JVM is stopping already.
			installed.stop();
		}
		return installed;
	}

	/**
	 * Set the connection that the run works on from now on.
	 * @param current a connection to PostgreSQL
	 */
	void connected(Connection current) {
		this.connection = current;
	}

	/**
	 * Interrupt the run where it waits, cancel what it has the server do, and cut the
	 * connection: the server rolls back.
	 */
	void stop() {
		this.runner.interrupt();
		Connection open = this.connection;
		if (open == null) {
			return;
		}
		try {
			open.unwrap(PGConnection.class).cancelQuery();
			open.abort(Runnable::run);
		}
		catch (SQLException ex) {
			logger.debug("The connection ended before it was cut: {}", ServerErrors.message(ex));
		}
	}

	@Override
	public void close() {
		this.connection = null;
		try {
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			logger.debug("The JVM is stopping");
		}
	}

}
