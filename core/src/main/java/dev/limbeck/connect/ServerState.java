package dev.limbeck.connect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

import org.postgresql.core.BaseConnection;

/**
 * What a server says about itself and the session in one statement.
 *
 * @param mode whether it can be written to
 * @param backendPid the process id of the session's backend, as the server knows it:
 * behind a pooler it differs from {@code PGConnection.getBackendPID()}
 * @param database the name of the database
 * @param user the role that logged in ({@code session_user})
 * @param role the role whose privileges count ({@code current_user}): another one after
 * {@code ALTER ROLE … SET role}; empty if that was not asked
 * @param versionNumber {@code server_version_num}, such as 180006 for 18.6
 */
public record ServerState(Mode mode, int backendPid, String database, String user, String role, int versionNumber) {

	private static final String PROBE = """
			SELECT pg_catalog.current_setting('transaction_read_only'), pg_catalog.pg_is_in_recovery(), \
			pg_catalog.pg_backend_pid(), pg_catalog.current_database(), session_user, current_user, \
			pg_catalog.current_setting('server_version_num')""";

	static ServerState read(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(PROBE)) {
			row.next();
			Mode mode = Mode.of("on".equals(row.getString(1)), row.getBoolean(2));
			return new ServerState(mode, row.getInt(3), row.getString(4), row.getString(5), row.getString(6),
					row.getInt(7));
		}
	}

	// Without a statement. Parameters that a pooler keeps to itself are not known.
	static ServerState ofLogin(Connection connection) throws SQLException {
		BaseConnection session = connection.unwrap(BaseConnection.class);
		Mode mode = Mode.of("on".equals(session.getParameterStatus("default_transaction_read_only")),
				"on".equals(session.getParameterStatus("in_hot_standby")));
		String user = Objects.requireNonNullElse(session.getParameterStatus("session_authorization"), "");
		return new ServerState(mode, session.getBackendPID(), session.getQueryExecutor().getDatabase(), user, "",
				session.getQueryExecutor().getServerVersionNum());
	}

	/**
	 * Return the version as people write it.
	 * @return such as {@code 18.6}
	 */
	public String version() {
		return this.versionNumber / 10000 + "." + this.versionNumber % 10000;
	}

	/**
	 * Whether a session can write.
	 */
	public enum Mode {

		/** It can. */
		WRITABLE,

		/** It cannot although the server is no standby: a setting forbids it. */
		READ_ONLY,

		/** The server is a standby, or still recovering. */
		STANDBY;

		private static Mode of(boolean readOnly, boolean inRecovery) {
			if (inRecovery) {
				return STANDBY;
			}
			return readOnly ? READ_ONLY : WRITABLE;
		}

	}

}
