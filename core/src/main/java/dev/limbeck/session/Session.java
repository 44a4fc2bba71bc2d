package dev.limbeck.session;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

import dev.limbeck.connect.DatabaseWait;
import dev.limbeck.sql.CopyData;
import dev.limbeck.sql.SourceText;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.core.BaseStatement;
import org.postgresql.core.QueryExecutor;

/**
 * The connection on which migrations run: one Query message for each text, split by the
 * server alone. Used by one thread; others may listen.
 */
public final class Session {

	private static final int COPY_PIECE = 64 * 1024;

	private static final int SECONDS_TO_ANSWER = 5;

	// Not to be guessed: a script must not speak for the server.
	private final String tag = HexFormat.of().toHexDigits(new SecureRandom().nextLong());

	private final Connection connection;

	private volatile @Nullable Statement running;

	public Session(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Return what no other session is called.
	 * @return 16 hex digits
	 */
	public String tag() {
		return this.tag;
	}

	/**
	 * Send a text and drop its results.
	 * @param sql one or more statements
	 * @throws SQLException if one of them fails
	 */
	public void execute(String sql) throws SQLException {
		execute(sql, (warning) -> {
		});
	}

	/**
	 * Send a text, drop its results and hand over what the server said, also if it fails.
	 * @param sql one or more statements
	 * @param warnings receives each notice, in order
	 * @throws SQLException if one of the statements fails
	 */
	public void execute(String sql, Consumer<SQLWarning> warnings) throws SQLException {
		try (Statement statement = statement()) {
			Ending heard = () -> {
				this.running = null;
				hear(statement.getWarnings(), warnings);
			};
			this.running = statement;
			try (heard) {
				// Rows are dropped as they come: nobody looks at them.
				statement.unwrap(BaseStatement.class).executeWithFlags(sql, QueryExecutor.QUERY_NO_RESULTS);
			}
		}
	}

	/**
	 * Listen to what the server has said so far about the text that another thread has
	 * sent.
	 * @param warnings receives each notice, in order; none if nothing is being executed
	 */
	public void overhear(Consumer<SQLWarning> warnings) {
		Statement statement = this.running;
		try {
			if (statement != null) {
				hear(statement.getWarnings(), warnings);
			}
		}
		catch (SQLException ex) {
			// It has just been closed.
		}
	}

	private static void hear(@Nullable SQLWarning first, Consumer<SQLWarning> warnings) {
		for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
			warnings.accept(warning);
		}
	}

	/**
	 * Send the rows of a COPY, and hand over what the server said, also if it fails.
	 * @param sql {@code COPY ... FROM stdin}
	 * @param source where the rows stand
	 * @param data where in it
	 * @param warnings receives each notice, in order
	 * @throws SQLException if the server refuses them
	 */
	public void copy(String sql, SourceText source, CopyData data, Consumer<SQLWarning> warnings) throws SQLException {
		this.connection.clearWarnings();
		CopyIn copy = this.connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
		Ending heard = () -> {
			if (!this.connection.isClosed()) {
				hear(this.connection.getWarnings(), warnings);
			}
		};
		Ending canceled = () -> {
			if (copy.isActive()) {
				copy.cancelCopy();
			}
		};
		try (heard; canceled) {
			for (int from = data.start(); from < data.end();) {
				int to = pieceEnd(source.text(), from, data.end());
				byte[] bytes = source.text(from, to).getBytes(StandardCharsets.UTF_8);
				copy.writeToCopy(bytes, 0, bytes.length);
				from = to;
			}
			copy.endCopy();
		}
	}

	private static int pieceEnd(String text, int from, int end) {
		int to = Math.min(from + COPY_PIECE, end);
		return (to < end && Character.isLowSurrogate(text.charAt(to))) ? to + 1 : to;
	}

	public <T> List<T> query(String sql, RowReader<T> reader) throws SQLException {
		try (Statement statement = statement(); ResultSet rows = statement.executeQuery(sql)) {
			List<T> values = new ArrayList<>();
			while (rows.next()) {
				values.add(reader.read(rows));
			}
			return values;
		}
	}

	/**
	 * Send several statements as one message.
	 * @param sql the statements
	 * @param readers read the rows of those that yield some, one after the other
	 * @throws SQLException if one of the statements fails
	 */
	public void queryEach(String sql, List<RowReader<?>> readers) throws SQLException {
		try (Statement statement = statement()) {
			Iterator<RowReader<?>> next = readers.iterator();
			boolean rows = statement.execute(sql);
			while (rows || statement.getUpdateCount() >= 0) {
				if (rows) {
					readAll(statement, next.next());
				}
				rows = statement.getMoreResults();
			}
		}
	}

	private static void readAll(Statement statement, RowReader<?> reader) throws SQLException {
		try (ResultSet result = statement.getResultSet()) {
			while (result.next()) {
				reader.read(result);
			}
		}
	}

	public <T> T queryOne(String sql, RowReader<T> reader) throws SQLException {
		return query(sql, reader).get(0);
	}

	/**
	 * Tell an error that came with the end of the session from one that only says so: it
	 * may be about a connection that a statement has opened to somewhere else.
	 * @param error what the server or the driver said
	 * @return whether the session has ended, in a way that a new attempt may mend
	 */
	public boolean isLost(SQLException error) {
		return DatabaseWait.isConnectionLost(error) && hasEnded(error);
	}

	// A wrapped connection that not even tells is of no use either.
	private boolean hasEnded(SQLException error) {
		try {
			return this.connection.isClosed() || !this.connection.isValid(SECONDS_TO_ANSWER);
		}
		catch (SQLException | RuntimeException ex) {
			new FirstError(error).add(ex);
			return true;
		}
	}

	private Statement statement() throws SQLException {
		Statement statement = this.connection.createStatement();
		try {
			statement.setEscapeProcessing(false);
			return statement;
		}
		catch (SQLException | RuntimeException | Error ex) {
			try (statement) {
				throw ex;
			}
		}
	}

	/**
	 * Reads one row.
	 *
	 * @param <T> what a row becomes
	 */
	public interface RowReader<T> {

		/**
		 * Read the row a result set stands on.
		 * @param row the result set
		 * @return the value
		 * @throws SQLException if a column cannot be read
		 */
		T read(ResultSet row) throws SQLException;

	}

}
