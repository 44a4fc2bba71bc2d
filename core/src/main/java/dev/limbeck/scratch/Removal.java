package dev.limbeck.scratch;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.limbeck.SqlState;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseWait;
import dev.limbeck.connect.Reached;
import dev.limbeck.session.Session;

/**
 * Drops a scratch database, and first what would keep it: subscriptions and prepared
 * transactions.
 *
 * @param server leads to any database of the server
 */
record Removal(Connector server) {

	private static final String SUBSCRIPTIONS = """
			SELECT pg_catalog.format('ALTER SUBSCRIPTION %1$I DISABLE; ALTER SUBSCRIPTION %1$I SET (slot_name = NONE); \
			DROP SUBSCRIPTION %1$I', s.subname) FROM pg_catalog.pg_subscription s WHERE s.subdbid = \
			(SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())""";

	private static final String PREPARED = """
			SELECT pg_catalog.format('ROLLBACK PREPARED %L', p.gid) FROM pg_catalog.pg_prepared_xacts p \
			WHERE p.database = pg_catalog.current_database()""";

	/**
	 * Drop it, and whoever is connected.
	 * @param sql a session of the server
	 * @param name the database
	 * @throws SQLException if it is still there
	 */
	void force(Session sql, ScratchName name) throws SQLException {
		drop(sql, name, " WITH (FORCE)");
	}

	/**
	 * Drop it if nobody is connected.
	 * @param sql a session of the server
	 * @param name the database
	 * @throws SQLException if it is still there
	 */
	void ifIdle(Session sql, ScratchName name) throws SQLException {
		drop(sql, name, "");
	}

	private void drop(Session sql, ScratchName name, String how) throws SQLException {
		String statement = "DROP DATABASE IF EXISTS " + name.identifier() + how;
		try {
			sql.execute(statement);
		}
		catch (SQLException ex) {
			if (!SqlState.OBJECT_IN_USE.equals(ex.getSQLState())) {
				throw ex;
			}
			release(name);
			sql.execute(statement);
		}
	}

	private void release(ScratchName name) throws SQLException {
		Optional<Connector> connector = this.server.toDatabase(name.text());
		if (connector.isEmpty()) {
			return;
		}
		try (Reached reached = DatabaseWait.once(connector.get(), "scratch database")) {
			Session inside = new Session(reached.connection());
			List<String> statements = new ArrayList<>(inside.query(SUBSCRIPTIONS, (row) -> row.getString(1)));
			statements.addAll(inside.query(PREPARED, (row) -> row.getString(1)));
			for (String statement : statements) {
				inside.execute(statement);
			}
		}
	}

}
