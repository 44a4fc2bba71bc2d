package dev.limbeck.scratch;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseWait;
import dev.limbeck.connect.Reached;
import dev.limbeck.connect.ServerState;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.log.LogFields;
import dev.limbeck.session.FirstError;
import dev.limbeck.session.MigrationSession;
import dev.limbeck.session.Session;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session that makes and drops scratch databases. The thread that uses them and the
 * one that stops the JVM take turns on it.
 */
final class ScratchSession implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ScratchSession.class);

	private static final int OLDEST_SERVER = 140000;

	/** Whoever may make an operator in some schema must not be asked by our queries. */
	static final String OWN_NAMES = "SELECT pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', false)";

	private static final String UNLIMITED = """
			SELECT pg_catalog.set_config(s.name, '0', false) FROM pg_catalog.pg_settings s \
			WHERE s.name IN ('statement_timeout', 'lock_timeout', 'idle_session_timeout', 'transaction_timeout', \
			'idle_in_transaction_session_timeout')""";

	private final ReentrantLock turn = new ReentrantLock();

	private final Reached reached;

	private final Session sql;

	private final String role;

	private ScratchSession(Reached reached) throws SQLException {
		this.reached = reached;
		this.sql = new Session(reached.connection());
		reached.connection().setNetworkTimeout(Runnable::run, 0);
		this.role = this.sql.queryOne("SELECT current_user, pg_catalog.pg_backend_pid()", (row) -> {
			refusePooler(row.getInt(2));
			return row.getString(1);
		});
		this.sql.execute(OWN_NAMES + ";" + UNLIMITED);
	}

	private void refusePooler(int pid) throws SQLException {
		if (this.reached.connection().unwrap(PGConnection.class).getBackendPID() != pid) {
			throw ScratchErrors.pooler(this.reached.place());
		}
	}

	/**
	 * Connect to a server.
	 * @param connector leads to any of its databases
	 * @return the session
	 */
	static ScratchSession open(Connector connector) {
		Reached reached = DatabaseWait.once(connector, "server of the scratch databases");
		try {
			ServerState server = reached.server();
			if (server.versionNumber() < OLDEST_SERVER) {
				throw ScratchErrors.unsupported(reached.place(), server.version());
			}
			if (server.mode() != ServerState.Mode.WRITABLE) {
				throw ScratchErrors.readOnly(reached.place(), server.mode());
			}
			return new ScratchSession(reached);
		}
		catch (SQLException ex) {
			new FirstError(ex).end(reached::close);
			throw ScratchErrors.refused("answer at " + reached.place(), ex);
		}
		catch (RuntimeException | Error ex) {
			new FirstError(ex).end(reached::close);
			throw ex;
		}
	}

	String role() {
		return this.role;
	}

	String place() {
		return this.reached.place();
	}

	int version() {
		return this.reached.server().versionNumber() / 10000;
	}

	/**
	 * Do something when it is this thread's turn.
	 * @param action what to do
	 * @throws SQLException if the server refuses, or the connection is lost
	 */
	void run(MigrationSession.Action action) throws SQLException {
		this.turn.lock();
		try {
			action.run(this.sql);
		}
		finally {
			this.turn.unlock();
		}
	}

	/**
	 * Do something instead of what another thread has the server do.
	 * @param action what to do
	 * @param patience how long the other thread has to let go
	 * @throws SQLException if the server refuses, or the connection is lost
	 * @throws InterruptedException if this thread is interrupted meanwhile
	 */
	void interrupt(MigrationSession.Action action, Duration patience) throws SQLException, InterruptedException {
		if (this.turn.isLocked()) {
			this.sql.cancel();
		}
		if (!this.turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
			return;
		}
		try {
			action.run(this.sql);
		}
		finally {
			this.turn.unlock();
		}
	}

	@Override
	public void close() {
		try {
			this.reached.close();
		}
		catch (SQLException ex) {
			LogFields.NONE.debug(logger)
				.log("The session of scratch databases has ended: {}", ServerErrors.message(ex));
		}
	}

}
