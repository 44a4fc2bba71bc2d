package dev.limbeck.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.failure.Classification;
import dev.limbeck.connect.failure.Symptom;
import dev.limbeck.log.LogFields;
import org.postgresql.core.BaseConnection;
import org.postgresql.util.HostSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One login and one greeting on one host, in a thread of its own: neither a data source
 * without time-outs nor a read that cannot be interrupted holds up the wait.
 */
final class HostTry {

	private static final Logger logger = LoggerFactory.getLogger(HostTry.class);

	// The driver's own time-outs come first, so that its threads end.
	static final Duration SLACK = Duration.ofMillis(500);

	private final Connector connector;

	private final Duration timeout;

	private final Greeting greeting;

	private final long start = System.nanoTime();

	private final CompletableFuture<TryOutcome.Success> result = new CompletableFuture<>();

	private HostTry(Connector connector, Duration timeout, Greeting greeting) {
		this.connector = connector;
		this.timeout = timeout;
		this.greeting = greeting;
	}

	/**
	 * Try one host.
	 * @param connector leads to one host
	 * @param timeout how long it may take
	 * @param greeting how to learn what the server is
	 * @return a session or a diagnosis
	 * @throws InterruptedException if the current thread is interrupted meanwhile
	 */
	static TryOutcome attempt(Connector connector, Duration timeout, Greeting greeting) throws InterruptedException {
		TryOutcome early = (connector instanceof EarlyLogin.Expected expected) ? expected.attempt(timeout) : null;
		return (early != null) ? early : new HostTry(connector, timeout, greeting).run();
	}

	private TryOutcome run() throws InterruptedException {
		Thread thread = new Thread(this::open, "limbeck-database-wait");
		thread.setDaemon(true);
		thread.start();
		try {
			return this.result.get(this.timeout.plus(SLACK).toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			Throwable cause = Objects.requireNonNull(ex.getCause());
			if (cause instanceof LimbeckException explained) {
				throw explained;
			}
			return failure(cause);
		}
		catch (TimeoutException ex) {
			abandon(thread);
			return failure(ex);
		}
		catch (InterruptedException ex) {
			abandon(thread);
			throw ex;
		}
	}

	private void open() {
		try {
			Connection connection = this.connector.connect(this.timeout);
			TryOutcome.Success success = probe(connection);
			if (!this.result.complete(success)) {
				success.discard();
			}
		}
		catch (SQLException | RuntimeException | Error ex) {
			this.result.completeExceptionally(ex);
		}
	}

	private TryOutcome.Success probe(Connection connection) throws SQLException {
		try {
			int before = this.connector.borrows() ? connection.getNetworkTimeout() : 0;
			connection.setNetworkTimeout(Runnable::run, millisLeft());
			ServerState server = this.greeting.of(connection);
			if (!connection.getAutoCommit()) {
				connection.commit(); // A pool may have set up the session in this
										// transaction.
			}
			connection.setNetworkTimeout(Runnable::run, before);
			return new TryOutcome.Success(connection, server, place(connection, server));
		}
		catch (SQLException | RuntimeException | Error ex) {
			try (connection) {
				throw ex;
			}
		}
	}

	// What the driver has reached, under the name that the server gives it: behind a
	// DataSource or a pooler only they know.
	private String place(Connection connection, ServerState server) throws SQLException {
		if (!connection.isWrapperFor(BaseConnection.class)) {
			return this.connector.description();
		}
		HostSpec host = connection.unwrap(BaseConnection.class).getQueryExecutor().getHostSpec();
		String name = host.getHost().matches("[^\\[].*:.*") ? "[" + host.getHost() + "]" : host.getHost();
		return name + ":" + host.getPort() + "/" + server.database();
	}

	private int millisLeft() {
		long spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - this.start);
		return (int) Math.min(Integer.MAX_VALUE, Math.max(1, this.timeout.toMillis() - spent));
	}

	private void abandon(Thread thread) {
		if (!this.result.cancel(false) && !this.result.isCompletedExceptionally()) {
			this.result.join().discard();
		}
		thread.interrupt();
	}

	private static TryOutcome failure(Throwable thrown) {
		if (logger.isDebugEnabled()) {
			LogFields.NONE.debug(logger).log("Try failed: {}", Symptom.of(thrown).outline());
		}
		return new TryOutcome.Failure(Classification.of(thrown));
	}

}
