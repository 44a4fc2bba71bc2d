package dev.limbeck.step.runner;

import java.sql.Connection;
import java.sql.SQLException;

import dev.limbeck.SqlState;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.java.JavaRevision;
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
	 * @return what went wrong, or {@code null}; then the transaction is still open
	 * @throws SQLException if the connection is lost
	 */
	@Nullable JavaProblem call(JavaStep step, JavaRevision revision) throws SQLException {
		String transaction = transaction();
		Connection connection = this.session.beginCode();
		ConnectionGuard guard = new ConnectionGuard(connection, step.method());
		Throwable thrown = null;
		try {
			step.call(revision, guard.connection());
		}
		catch (Exception | LinkageError | AssertionError | StackOverflowError ex) {
			thrown = ex;
		}
		finally {
			guard.end();
		}
		if (thrown instanceof InterruptedException) {
			Thread.currentThread().interrupt();
		}
		throwIfLost(connection, thrown);
		if (isEnded(transaction)) {
			return JavaProblem.ended(step);
		}
		if (thrown != null) {
			return JavaProblem.thrown(step, thrown, CodePlace.classesOf(revision), guard.lastSql());
		}
		return (this.session.transactionState() == TransactionState.FAILED) ? JavaProblem.swallowed(step) : null;
	}

	private String transaction() throws SQLException {
		return this.session.sql().queryOne(TRANSACTION, (row) -> row.getString(1));
	}

	private void throwIfLost(Connection connection, @Nullable Throwable thrown) throws SQLException {
		SQLException error = (thrown != null) ? ServerErrors.sqlException(thrown) : null;
		if (error != null && this.session.sql().isLost(error)) {
			throw error;
		}
		if (connection.isClosed()) {
			throw new SQLException("the connection was closed while the revision ran",
					SqlState.CONNECTION_DOES_NOT_EXIST, error);
		}
	}

	// A transaction in which something failed tells no number, but is still ours.
	private boolean isEnded(String transaction) throws SQLException {
		return switch (this.session.transactionState()) {
			case IDLE -> true;
			case FAILED -> false;
			case OPEN -> !transaction().equals(transaction);
		};
	}

}
