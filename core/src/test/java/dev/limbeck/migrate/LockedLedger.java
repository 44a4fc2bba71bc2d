package dev.limbeck.migrate;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A table of revisions that its owner keeps everybody from until it is another one.
 *
 * @param connection that holds the lock
 */
record LockedLedger(Connection connection) implements AutoCloseable {

	static LockedLedger of(ForeignRole owner) {
		try {
			LockedLedger ledger = new LockedLedger(
					DriverManager.getConnection(owner.database().jdbcUrl(), owner.name(), "any"));
			ledger.execute("BEGIN; LOCK TABLE limbeck_revision");
			return ledger;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	boolean isAwaited() {
		try (Statement statement = this.connection.createStatement();
				ResultSet row = statement.executeQuery(
						"SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation = 'limbeck_revision'::regclass)")) {
			row.next();
			return row.getBoolean(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void commit(String change) {
		execute(change + "; COMMIT");
	}

	private void execute(String sql) {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.connection.close();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
