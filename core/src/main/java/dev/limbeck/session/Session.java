package dev.limbeck.session;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.DatabaseWait;
import dev.limbeck.connect.protocol.DriverStream;
import dev.limbeck.sql.CopyData;
import dev.limbeck.sql.SourceText;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.BaseStatement;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.QueryExecutorBase;
import org.postgresql.util.PSQLState;

/**
 * The connection on which migrations run: one Query message for each text, split by the
 * server alone. Used by one thread.
 */
public final class Session {

	private static final int COPY_PIECE = 64 * 1024;

	private static final int SECONDS_TO_ANSWER = 5;

	// Rows are dropped as they come: nobody looks at them.
	private static final int FLAGS = QueryExecutor.QUERY_EXECUTE_AS_SIMPLE | QueryExecutor.QUERY_ONESHOT
			| QueryExecutor.QUERY_NO_RESULTS;

	// Not to be guessed: a script must not speak for the server.
	private final String tag = HexFormat.of().toHexDigits(new SecureRandom().nextLong());

	private final Connection connection;

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
	 * Send a text, drop its results and hand over what the server says, also if it fails.
	 * @param sql one or more statements
	 * @param notices receives each notice as it comes, in order, and keeps none of them
	 * @return how many rows were changed by those statements that return none
	 * @throws SQLException if one of the statements fails
	 */
	public long execute(String sql, Consumer<SQLWarning> notices) throws SQLException {
		NoticeHandler handler = new NoticeHandler(notices);
		understood(() -> send(sql, handler), Session::isOfDriver);
		return handler.rows();
	}

	private void send(String sql, NoticeHandler handler) throws SQLException {
		try (Statement statement = statement()) {
			BaseConnection driver = statement.unwrap(BaseStatement.class).getConnection().unwrap(BaseConnection.class);
			QueryExecutor executor = driver.getQueryExecutor();
			int begin = driver.getAutoCommit() ? QueryExecutor.QUERY_SUPPRESS_BEGIN : 0;
			heard(driver, () -> executor.execute(executor.createQuery(sql, false, false).query, null, handler, 0, 0,
					FLAGS | begin));
		}
	}

	/**
	 * Send the rows of a COPY, and hand over what the server says, also if it fails.
	 * @param sql {@code COPY ... FROM stdin}
	 * @param source where the rows stand
	 * @param data where in it
	 * @param notices receives each notice as it comes, in order, and keeps none of them
	 * @throws SQLException if the server refuses them
	 */
	public void copy(String sql, SourceText source, CopyData data, Consumer<SQLWarning> notices) throws SQLException {
		BaseConnection driver = this.connection.unwrap(BaseConnection.class);
		driver.clearWarnings();
		if (driver.getQueryExecutor() instanceof QueryExecutorBase executor) {
			executor.addWarning(new NoticeChain(notices));
		}
		Ending heard = driver.getQueryExecutor()::getWarnings;
		try (heard) {
			understood(() -> heard(driver, () -> copy(driver.getCopyAPI().copyIn(sql), source, data)),
					Session::isOfDriver);
		}
	}

	private static void copy(CopyIn copy, SourceText source, CopyData data) throws SQLException {
		Ending canceled = () -> {
			if (copy.isActive()) {
				copy.cancelCopy();
			}
		};
		try (canceled) {
			for (int from = data.start(); from < data.end();) {
				int to = pieceEnd(source.text(), from, data.end());
				byte[] bytes = source.text(from, to).getBytes(StandardCharsets.UTF_8);
				copy.writeToCopy(bytes, 0, bytes.length);
				from = to;
			}
			copy.endCopy();
		}
	}

	private static void heard(BaseConnection driver, Ending exchange) throws SQLException {
		DriverStream stream = DriverStream.of(driver.getQueryExecutor());
		Ending unheard = () -> stream.hearNotices(false);
		try (unheard) {
			stream.hearNotices(true);
			inStep(driver, exchange);
		}
	}

	// Whatever else ends it leaves answers unread, which the next statement would take
	// for its own.
	private static void inStep(BaseConnection driver, Ending exchange) throws SQLException {
		try {
			exchange.close();
		}
		catch (RuntimeException | Error ex) {
			new FirstError(ex).end(() -> driver.abort(Runnable::run));
			throw ex;
		}
	}

	// The driver believes what it reads, lengths, counts and numbers, and so do those who
	// read rows.
	private void understood(Ending exchange, Predicate<Throwable> strange) throws SQLException {
		try {
			exchange.close();
		}
		catch (RuntimeException | AssertionError ex) {
			// The driver asserts what it believes, wherever a JVM has that enabled.
			if (ex instanceof LimbeckException || !strange.test(ex)) {
				throw ex;
			}
			new FirstError(ex).end(() -> this.connection.abort(Runnable::run));
			throw new SQLException(
					"The answer of the server cannot be understood (" + ex.getClass().getSimpleName() + ")",
					PSQLState.PROTOCOL_VIOLATION.getState(), ex);
		}
	}

	private static boolean isOfDriver(Throwable thrown) {
		return Arrays.stream(thrown.getStackTrace())
			.map(StackTraceElement::getClassName)
			.filter((name) -> !name.startsWith("java."))
			.findFirst()
			.filter((name) -> name.startsWith("org.postgresql."))
			.isPresent();
	}

	private static int pieceEnd(String text, int from, int end) {
		int to = Math.min(from + COPY_PIECE, end);
		return (to < end && Character.isLowSurrogate(text.charAt(to))) ? to + 1 : to;
	}

	/**
	 * Have the server cancel what it runs at the moment, or end with the next that it
	 * runs. May be called while notices are handed over.
	 * @throws SQLException if it cannot be told
	 */
	public void cancel() throws SQLException {
		this.connection.unwrap(PGConnection.class).cancelQuery();
	}

	/**
	 * Send one statement.
	 * @param <T> what a row becomes
	 * @param sql the statement
	 * @param reader reads its rows
	 * @return the rows
	 * @throws SQLException if it fails
	 * @throws LargeAnswerException if there are more rows than this process can hold
	 */
	public <T> List<T> query(String sql, RowReader<T> reader) throws SQLException {
		List<T> values = new ArrayList<>();
		understood(() -> {
			try (Statement statement = statement(); ResultSet rows = bounded(() -> statement.executeQuery(sql))) {
				while (rows.next()) {
					values.add(reader.read(rows));
				}
			}
		}, (ex) -> true);
		return values;
	}

	/**
	 * Send several statements as one message.
	 * @param sql the statements
	 * @param readers read the rows of those that yield some, one after the other
	 * @throws SQLException if one of the statements fails
	 * @throws LargeAnswerException if there are more rows than this process can hold
	 */
	public void queryEach(String sql, List<RowReader<?>> readers) throws SQLException {
		understood(() -> rowsOfEach(sql, readers), (ex) -> true);
	}

	private void rowsOfEach(String sql, List<RowReader<?>> readers) throws SQLException {
		try (Statement statement = statement()) {
			Iterator<RowReader<?>> next = readers.iterator();
			boolean rows = bounded(() -> statement.execute(sql));
			while (rows || statement.getUpdateCount() >= 0) {
				if (rows) {
					readAll(statement, next.next());
				}
				rows = statement.getMoreResults();
			}
		}
	}

	// Nobody else's: what code of a script asks for is its own to read.
	private <T> T bounded(FirstError.Question<T> question) throws SQLException {
		DriverStream stream = DriverStream.of(this.connection.unwrap(BaseConnection.class).getQueryExecutor());
		stream.boundRows(LargeAnswerException.mostBytes());
		try {
			T answer = question.ask();
			if (stream.endRows()) {
				throw new LargeAnswerException();
			}
			return answer;
		}
		finally {
			stream.endRows();
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
