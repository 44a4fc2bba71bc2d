package dev.limbeck.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.failure.ServerErrors;
import org.jspecify.annotations.Nullable;

/**
 * What each session of an application's pool begins with, and a migration's too: where it
 * leaves tables, and for whom it acts.
 *
 * @param schema the schema that is searched first, if it is set
 * @param sql statements that are sent then, if there are any
 * @param source the setting that holds the statements, for messages
 */
public record SessionOpening(@Nullable String schema, @Nullable String sql, String source) {

	/** A session that begins with nothing. */
	public static final SessionOpening NONE = new SessionOpening(null, null, "");

	// SQLSTATE classes of statements that are as wrong at the next try.
	private static final Set<String> PERMANENT = Set.of("0A", "0L", "0P", "22", "25", "28", "2B", "3F", "42");

	/**
	 * Let empty text be none.
	 */
	public SessionOpening {
		schema = textOrNull(schema);
		sql = textOrNull(sql);
	}

	/**
	 * Whether a session begins with nothing.
	 * @return whether there is neither schema nor SQL
	 */
	public boolean isEmpty() {
		return this.schema == null && this.sql == null;
	}

	Connector on(Connector connector) {
		return new Opened(connector, this);
	}

	/**
	 * Open a session.
	 * @param connection a new connection, in autocommit mode
	 * @throws LimbeckException if the server refuses the SQL
	 * @throws SQLException if another try may do
	 */
	private void open(Connection connection) throws SQLException {
		if (this.schema != null) {
			connection.setSchema(this.schema);
		}
		if (this.sql == null) {
			return;
		}
		try (Statement statement = connection.createStatement()) {
			statement.execute(this.sql);
		}
		catch (SQLException ex) {
			if (isPermanent(ex)) {
				throw refused(ex);
			}
			throw ex;
		}
	}

	private static boolean isPermanent(SQLException ex) {
		String state = ex.getSQLState();
		return ServerErrors.of(ex) != null && state != null && state.length() == 5
				&& PERMANENT.contains(state.substring(0, 2));
	}

	private LimbeckException refused(SQLException ex) {
		return new LimbeckException("session-opening",
				"The server refused what sessions begin with (" + this.source + "): " + ServerErrors.message(ex)
						+ " (SQLSTATE " + ex.getSQLState() + ").",
				"The connection for migrations begins with the same SQL as those of the pool. Correct it, or set "
						+ "limbeck.migration.init-sql to SQL for migrations alone, or to nothing.",
				null, ServerErrors.sqlState(ex));
	}

	private static @Nullable String textOrNull(@Nullable String text) {
		return (text != null && !text.isBlank()) ? text : null;
	}

	/**
	 * Opens each session as a pool does.
	 *
	 * @param connector opens the connection
	 * @param opening what each session begins with
	 */
	private record Opened(Connector connector, SessionOpening opening) implements Connector {

		@Override
		public Connection connect(Duration timeout) throws SQLException {
			Connection connection = this.connector.connect(timeout);
			try {
				this.opening.open(connection);
				return connection;
			}
			catch (SQLException | RuntimeException | Error ex) {
				try (connection) {
					throw ex;
				}
			}
		}

		@Override
		public String searchPath() {
			return this.connector.searchPath();
		}

		@Override
		public String description() {
			return this.connector.description();
		}

		@Override
		public Optional<Connector> toDatabase(String name) {
			return this.connector.toDatabase(name).map(this.opening::on);
		}

		@Override
		public boolean borrows() {
			return this.connector.borrows();
		}

		@Override
		public boolean isOpened() {
			return true;
		}

		@Override
		public List<Connector> hosts() {
			return this.connector.hosts().stream().map(this.opening::on).toList();
		}

	}

}
