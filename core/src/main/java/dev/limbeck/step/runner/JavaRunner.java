package dev.limbeck.step.runner;

import java.sql.Connection;
import java.sql.SQLException;

import dev.limbeck.SqlState;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.java.JavaRevision;
import dev.limbeck.session.FirstError;
import dev.limbeck.session.MigrationSession;
import dev.limbeck.step.CodePlace;
import dev.limbeck.step.JavaStep;
import dev.limbeck.step.failure.JavaProblem;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.TransactionState;

/**
 * Runs the code of a revision in Java inside a transaction that somebody else began and
 * ends.
 */
final class JavaRunner {

	private static final String TRANSACTION = "SELECT pg_catalog.pg_current_xact_id()::pg_catalog.text";

	private final MigrationSession session;

	JavaRunner(MigrationSession session) {
		this.session = session;
	}

	/**
	 * Run the code.
	 * @param step which method
	 * @param revision the object
	 * @param code calls it
	 * @return what went wrong, or {@code null}; then the transaction is still open
	 * @throws SQLException if the connection is lost
	 */
	@Nullable JavaProblem call(JavaStep step, JavaRevision revision, Code code) throws SQLException {
		String transaction = transaction();
		Connection connection = this.session.beginCode();
		ConnectionGuard guard = new ConnectionGuard(connection, step.method());
		Throwable thrown = run(code, guard);
		if (thrown == null) {
			return isEnded(connection, transaction) ? JavaProblem.ended(step, null) : swallowed(step);
		}
		SQLException error = ServerErrors.sqlException(thrown);
		if (error != null && this.session.sql().isLost(error)) {
			throw error;
		}
		JavaProblem problem = JavaProblem.thrown(step, thrown, CodePlace.classesOf(revision), guard.lastSql());
		FirstError first = new FirstError(problem.cause());
		try {
			boolean ended = first.ask(this.session.sql(), () -> isEnded(connection, transaction), false);
			return ended ? JavaProblem.ended(step, problem) : problem;
		}
		catch (SQLException ex) {
			throw problem.before(ex);
		}
	}

	// Any other error may have come in the middle of an answer, and the next statement
	// would take the rest of it for its own.
	private @Nullable Throwable run(Code code, ConnectionGuard guard) {
		try {
			code.run(guard.connection());
			return null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return ex;
		}
		catch (Exception | LinkageError | AssertionError | StackOverflowError ex) {
			return ex;
		}
		catch (Error ex) {
			new FirstError(ex).end(this.session::cut);
			throw ex;
		}
		finally {
			guard.end();
		}
	}

	private @Nullable JavaProblem swallowed(JavaStep step) {
		return (this.session.transactionState() == TransactionState.FAILED) ? JavaProblem.swallowed(step) : null;
	}

	private String transaction() throws SQLException {
		return this.session.sql().queryOne(TRANSACTION, (row) -> row.getString(1));
	}

	// A transaction in which something failed tells no number, but is still ours.
	private boolean isEnded(Connection connection, String transaction) throws SQLException {
		if (connection.isClosed()) {
			throw new SQLException("the connection was closed while the revision ran",
					SqlState.CONNECTION_DOES_NOT_EXIST);
		}
		return switch (this.session.transactionState()) {
			case IDLE -> true;
			case FAILED -> false;
			case OPEN -> !transaction().equals(transaction);
		};
	}

	/**
	 * What is run.
	 */
	interface Code {

		/**
		 * Run it.
		 * @param connection what it works on
		 * @throws Exception whatever the code throws
		 */
		void run(Connection connection) throws Exception;

	}

}
