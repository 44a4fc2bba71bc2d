package dev.limbeck.step.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.log.LogFields;
import dev.limbeck.session.Session;
import dev.limbeck.sql.SqlText;
import dev.limbeck.step.Blocker;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second connection, on which the server is asked what the first one is doing. It is
 * opened with the first question; if that fails, nothing is ever asked. Used by one
 * thread.
 */
public final class WatchConnection {

	private static final Logger logger = LoggerFactory.getLogger(WatchConnection.class);

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final Connector connector;

	private final String name;

	private final int watched;

	private @Nullable Connection connection;

	private boolean givenUp;

	/**
	 * Prepare to ask.
	 * @param connector opens the connection
	 * @param name the name to show in {@code pg_stat_activity}
	 * @param watched the backend to ask about
	 */
	public WatchConnection(Connector connector, String name, int watched) {
		this.connector = connector;
		this.name = name;
		this.watched = watched;
	}

	public List<Blocker> blockers() {
		List<Blocker> blockers = ask(BlockerQuery::ask);
		return (blockers != null) ? blockers : List.of();
	}

	@Nullable String phase() {
		return ask(PhaseQuery::ask);
	}

	private <T> @Nullable T ask(Question<T> question) {
		if (this.givenUp) {
			return null;
		}
		try {
			return question.ask(new Session(connection()), this.watched);
		}
		catch (SQLException | RuntimeException ex) {
			LogFields.NONE.debug(logger).log("The server cannot be asked what it is doing: {}", reason(ex));
			close();
			return null;
		}
	}

	private static String reason(Exception ex) {
		return (ex instanceof SQLException error) ? ServerErrors.message(error) : ex.getClass().getSimpleName();
	}

	private Connection connection() throws SQLException {
		Connection open = this.connection;
		if (open == null) {
			open = this.connector.connect(TIMEOUT);
			this.connection = open;
			prepare(open);
		}
		return open;
	}

	// Some DataSource beans have but one connection, which is the one that is watched.
	private void prepare(Connection open) throws SQLException {
		if (open.unwrap(PGConnection.class).getBackendPID() == this.watched) {
			this.connection = null;
			throw new SQLException("there is only one connection");
		}
		if (!this.connector.borrows()) {
			new Session(open).execute("SELECT pg_catalog.set_config('application_name', "
					+ SqlText.literal(this.name + " watch") + ", false)");
		}
		else if (!open.getAutoCommit()) {
			open.setAutoCommit(true);
		}
	}

	/**
	 * Close the connection, and ask nothing any more.
	 */
	public void close() {
		this.givenUp = true;
		Connection open = this.connection;
		this.connection = null;
		try {
			if (open != null) {
				open.close();
			}
		}
		catch (SQLException | RuntimeException ex) {
			LogFields.NONE.debug(logger).log("The second connection was lost: {}", reason(ex));
		}
	}

	/**
	 * Something to ask.
	 *
	 * @param <T> the answer
	 */
	private interface Question<T> {

		@Nullable T ask(Session session, int pid) throws SQLException;

	}

}
