package dev.limbeck.session;

import java.sql.Connection;
import java.sql.SQLException;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Reached;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.connect.protocol.DriverStream;
import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PreferQueryMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection made fit for migrating, and given back as it was: pgjdbc neither splits
 * nor rewrites what is sent, and the session has the settings of a migration. A
 * connection may be borrowed from an application's pool.
 */
public final class MigrationSession implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(MigrationSession.class);

	private static final int OLDEST_SERVER = 140000;

	private static final String RELEASE_ALL = "SELECT pg_catalog.pg_advisory_unlock_all()";

	// In milliseconds.
	private static final int LONGEST_ANSWER = 30_000;

	// In milliseconds: as long as a login may take.
	private static final int FIRST_ANSWER = 5_000;

	private final Reached reached;

	private final QueryExecutor executor;

	private final PreferQueryMode queryMode;

	private final boolean autoCommit;

	private final int networkTimeout;

	private final Session session;

	private final String application;

	private final boolean pooled;

	private boolean retired;

	private SessionSettings settings = SessionSettings.NONE;

	private SessionSettings before = SessionSettings.NONE;

	private MigrationSession(Reached reached, String application) throws SQLException {
		Connection connection = reached.connection();
		this.reached = reached;
		this.executor = connection.unwrap(BaseConnection.class).getQueryExecutor();
		this.queryMode = this.executor.getPreferQueryMode();
		this.autoCommit = connection.getAutoCommit();
		this.networkTimeout = connection.getNetworkTimeout();
		this.session = new Session(connection);
		this.application = application;
		this.pooled = connection.unwrap(PGConnection.class).getBackendPID() != reached.server().backendPid();
	}

	/**
	 * Make a connection fit, in one statement, or two if it has settings already. Behind
	 * a pooler none is sent: what is set might stay behind in a session of others.
	 * @param reached the connection
	 * @param application the name to show in {@code pg_stat_activity}
	 * @param opened whether it has settings that are kept, and come back when a script
	 * has changed them
	 * @return the session
	 * @throws SQLException if the connection is lost, or is none to PostgreSQL
	 */
	public static MigrationSession open(Reached reached, String application, boolean opened) throws SQLException {
		try {
			refuseOldServer(reached);
			MigrationSession session = new MigrationSession(reached, application);
			session.prepare();
			if (!session.pooled) {
				session.set(opened);
			}
			return session;
		}
		catch (SQLException | RuntimeException | Error ex) {
			try (reached) {
				throw ex;
			}
		}
	}

	/**
	 * Make a connection fit for short questions alone, without a statement.
	 * @param reached the connection
	 * @return the session
	 * @throws SQLException if the connection is lost, or is none to PostgreSQL
	 */
	public static MigrationSession openToAsk(Reached reached) throws SQLException {
		try {
			refuseOldServer(reached);
			MigrationSession session = new MigrationSession(reached, "");
			session.prepare();
			reached.connection().setNetworkTimeout(Runnable::run, FIRST_ANSWER);
			return session;
		}
		catch (SQLException | RuntimeException | Error ex) {
			try (reached) {
				throw ex;
			}
		}
	}

	private static void refuseOldServer(Reached reached) {
		if (reached.server().versionNumber() < OLDEST_SERVER) {
			throw new LimbeckException("unsupported-server", "The server at " + reached.place() + " is PostgreSQL "
					+ reached.server().version() + "; Limbeck needs 14 or newer.", "Upgrade the server.");
		}
	}

	private void prepare() throws SQLException {
		this.reached.connection().setAutoCommit(true);
		DriverStream.of(this.executor).cutReplies();
		this.reached.connection().setNetworkTimeout(Runnable::run, 0);
		this.executor.setPreferQueryMode(PreferQueryMode.SIMPLE);
	}

	private void set(boolean opened) throws SQLException {
		if (opened) {
			this.before = SessionSettings.read(this.session);
		}
		this.settings = SessionSettings.of(this.application, this.reached.server().versionNumber()).over(this.before);
		this.settings.apply(this.session);
	}

	public Session sql() {
		return this.session;
	}

	/**
	 * From now on take the connection as lost if the server says nothing for long: for
	 * sessions that run nothing but short questions.
	 * @throws SQLException if the connection is lost
	 */
	public void expectAnswers() throws SQLException {
		this.reached.connection().setNetworkTimeout(Runnable::run, LONGEST_ANSWER);
	}

	public int backendPid() {
		return this.reached.server().backendPid();
	}

	public String role() {
		return this.reached.server().role();
	}

	/**
	 * Return the role whose privileges count, and ask for it if that is not known yet.
	 * Ends a transaction that is open.
	 * @return the role
	 * @throws SQLException if the connection is lost
	 */
	public String askedRole() throws SQLException {
		if (!role().isEmpty()) {
			return role();
		}
		rollBack();
		return this.session.queryOne("SELECT current_user", (row) -> row.getString(1));
	}

	/**
	 * Return the SQL after which the session acts for whom it acted before a script.
	 * @return the SQL, ending with a semicolon
	 */
	public String identity() {
		return this.settings.identity();
	}

	/**
	 * Return the SQL after which the session acts for whom it acted before a script, up
	 * to the end of the transaction.
	 * @return the SQL, ending with a semicolon
	 */
	public String identityInTransaction() {
		return this.settings.identityInTransaction();
	}

	/**
	 * Return the SQL that rids the session of what a script left in it. It takes effect
	 * only for messages after the one in which it stands: the server reads a message, and
	 * begins its transaction, under the settings that hold before. Outside a transaction.
	 * @param lockKey key of the migration lock, which is kept
	 * @return the SQL, ending with a semicolon
	 */
	public String clean(long lockKey) {
		return this.settings.clean() + ScriptLocks.release(lockKey);
	}

	/**
	 * Return the SQL that does so in a transaction, which keeps its locks.
	 * @return the SQL, ending with a semicolon
	 */
	public String cleanInTransaction() {
		return this.settings.clean();
	}

	/**
	 * Refuse to migrate behind a pooler, where the next statement may run in another
	 * session: the advisory lock would not hold. If somebody vouches for the pooler, make
	 * the session fit.
	 * @param pooler what the configuration says
	 * @throws LimbeckException if there is a pooler and the configuration does not vouch
	 * for it
	 * @throws SQLException if the connection is lost
	 */
	public void refusePooler(LockPooler pooler) throws SQLException {
		if (this.pooled && pooler == LockPooler.REFUSE) {
			throw new LimbeckException("pooler",
					"A connection pooler stands between Limbeck and " + this.reached.place()
							+ ": the migration lock would not be safe in its transactions.",
					"Set limbeck.migration.url to the server itself, or limbeck.lock.pooler=session if this pooler "
							+ "keeps one server connection for a whole session.");
		}
		if (this.pooled && this.settings == SessionSettings.NONE) {
			set(true);
		}
	}

	/**
	 * Do something that must not hide how the work before it ended, outside of any
	 * transaction that was left open. Without a connection there is nothing left to do.
	 * @param action what to do; a failure, also of a connection that somebody has
	 * wrapped, is logged
	 */
	public void afterwards(Action action) {
		logged("After the migration", () -> {
			if (!this.reached.connection().isClosed()) {
				rollBack();
				action.run(this.session);
			}
		});
	}

	private static void logged(String when, Ending ending) {
		try {
			ending.close();
		}
		catch (SQLException ex) {
			LogFields.of(LogField.SQLSTATE, ex.getSQLState())
				.warn(logger)
				.log("{}: {}", when, ServerErrors.message(ex));
		}
		catch (RuntimeException ex) {
			LogFields.NONE.warn(logger).log("{}: {}", when, ex.getClass().getName());
		}
	}

	/**
	 * End a transaction that is open.
	 * @throws SQLException if the connection is lost
	 */
	public void rollBack() throws SQLException {
		if (transactionState() != TransactionState.IDLE) {
			this.session.execute("ROLLBACK");
		}
		endCode();
	}

	public TransactionState transactionState() {
		return this.executor.getTransactionState();
	}

	/**
	 * Let code work on the connection, inside the transaction that is open: savepoints
	 * and large objects want to know that there is one.
	 * @return the connection, not in autocommit mode
	 * @throws SQLException if the connection is lost
	 */
	public Connection beginCode() throws SQLException {
		this.reached.connection().setAutoCommit(false);
		return this.reached.connection();
	}

	/**
	 * Go back to autocommit mode once the transaction is over; before, that would commit.
	 * @throws SQLException if the connection is lost
	 */
	public void endCode() throws SQLException {
		if (transactionState() == TransactionState.IDLE && !this.reached.connection().isClosed()) {
			this.reached.connection().setAutoCommit(true);
		}
	}

	/**
	 * Cut the connection, with answers that nobody has read. The server rolls back.
	 * @throws SQLException if that fails
	 */
	public void cut() throws SQLException {
		this.reached.connection().abort(Runnable::run);
	}

	/**
	 * Take the session as used up: also who has lent it shall not lend it again.
	 */
	public void retire() {
		this.retired = true;
	}

	/**
	 * Give the connection back as it was. Neither what was done nor how it failed depends
	 * on that: a failure is logged.
	 */
	@Override
	public void close() {
		if (this.retired) {
			end();
		}
		else {
			logged("When the connection was given back", this::giveBack);
		}
	}

	private void giveBack() throws SQLException {
		try (Connection connection = this.reached.connection()) {
			if (this.before != SessionSettings.NONE) {
				afterwards((session) -> session.execute(this.before.clean() + RELEASE_ALL));
			}
			this.executor.setPreferQueryMode(this.queryMode);
			if (!connection.isClosed()) {
				rollBack();
				connection.setAutoCommit(this.autoCommit);
				DriverStream.of(this.executor).restore();
				connection.setNetworkTimeout(Runnable::run, this.networkTimeout);
			}
		}
	}

	// A pool notices when it gets the connection back, and may say so.
	private void end() {
		try (Connection connection = this.reached.connection()) {
			if (this.before != SessionSettings.NONE) {
				connection.abort(Runnable::run);
			}
		}
		catch (SQLException ex) {
			LogFields.NONE.debug(logger).log("A session has ended: {}", ServerErrors.message(ex));
		}
	}

	/**
	 * Something to do on a session.
	 */
	public interface Action {

		/**
		 * Do it.
		 * @param session the session
		 * @throws SQLException if the server refuses or the connection is lost
		 */
		void run(Session session) throws SQLException;

	}

}
