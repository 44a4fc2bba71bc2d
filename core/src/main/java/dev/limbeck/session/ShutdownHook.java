package dev.limbeck.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the run of the current thread when the JVM is told to stop. Spring's own hook
 * cannot: it waits for the start of the application, which waits for the run.
 */
public final class ShutdownHook implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ShutdownHook.class);

	/** Much less than the time that orchestrators allow. */
	private static final Duration GRACE = Duration.ofSeconds(5);

	/** A statement may begin just after it was tried to cancel it. */
	private static final Duration BETWEEN_CANCELS = Duration.ofSeconds(1);

	private final Thread runner = Thread.currentThread();

	private final Thread hook = new Thread(this::stop, "limbeck-shutdown");

	private final CountDownLatch ended = new CountDownLatch(1);

	private volatile @Nullable Connection connection;

	private final BooleanSupplier asking;

	private volatile boolean stopping;

	private ShutdownHook(BooleanSupplier asking) {
		this.asking = asking;
	}

	/**
	 * Begin to watch over the run of the current thread.
	 * @param asking whether the run does nothing but wait for a person's answer
	 * @return what to close when the run has ended
	 */
	public static ShutdownHook install(BooleanSupplier asking) {
		ShutdownHook installed = new ShutdownHook(asking);
		try {
			Runtime.getRuntime().addShutdownHook(installed.hook);
		}
		catch (IllegalStateException ex) {
			// The JVM is stopping already.
			installed.runner.interrupt();
		}
		return installed;
	}

	/**
	 * Set the connection that the run works on from now on.
	 * @param current a connection to PostgreSQL
	 */
	public void connected(Connection current) {
		this.connection = current;
	}

	/**
	 * Forget the connection: it may belong to somebody else from now on.
	 */
	public void released() {
		this.connection = null;
	}

	/**
	 * Interrupt the run where it waits, cancel what it has the server do, and let it roll
	 * back and tell where the database stands. If that takes too long, cut the
	 * connection: then the server rolls back. While a person is asked there is nothing to
	 * wait for: a terminal cannot be interrupted.
	 */
	public void stop() {
		this.stopping = true;
		this.runner.interrupt();
		if (this.asking.getAsBoolean()) {
			return;
		}
		try {
			long deadline = System.nanoTime() + GRACE.toNanos();
			do {
				cancel();
			}
			while (!this.ended.await(BETWEEN_CANCELS.toMillis(), TimeUnit.MILLISECONDS)
					&& System.nanoTime() < deadline);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		cut();
	}

	// Without an answer of the network a cancel may take longer than there is time.
	private void cancel() {
		Connection open = this.connection;
		if (open != null) {
			Thread canceling = new Thread(() -> cancel(open), "limbeck-cancel");
			canceling.setDaemon(true);
			canceling.start();
		}
	}

	private static void cancel(Connection open) {
		try {
			open.unwrap(PGConnection.class).cancelQuery();
		}
		catch (SQLException ex) {
			LogFields.NONE.debug(logger).log("Cannot cancel: {}", ServerErrors.message(ex));
		}
	}

	private void cut() {
		Connection open = this.connection;
		try {
			if (open != null && !open.isClosed()) {
				open.abort(Runnable::run);
				LogFields.NONE.warn(logger)
					.log("The migration did not stop within {} s of being told to: its connection was cut, and what was "
							+ "not committed is rolled back", GRACE.toSeconds());
			}
		}
		catch (SQLException ex) {
			LogFields.NONE.debug(logger).log("The connection ended before it was cut: {}", ServerErrors.message(ex));
		}
	}

	/**
	 * Say how the run ended, should the JVM be on its way out: nobody else may have the
	 * time to.
	 * @param end how it ended
	 */
	public void tell(LimbeckException end) {
		if (this.stopping) {
			LogFields.of(LogField.CODE, end.code()).warn(logger).log("{}", end.description());
		}
	}

	@Override
	public void close() {
		this.connection = null;
		this.ended.countDown();
		try {
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			LogFields.NONE.debug(logger).log("The JVM is stopping");
		}
	}

}
