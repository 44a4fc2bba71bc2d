package dev.limbeck.session;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.log.LogFields;
import dev.limbeck.sql.SqlText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server settings a migration runs under, and how a session gets back to them after a
 * script.
 */
final class SessionSettings {

	private static final Logger logger = LoggerFactory.getLogger(SessionSettings.class);

	/** No settings but the server's and the role's own. */
	static final SessionSettings NONE = new SessionSettings(Map.of(), null);

	private static final String ROLE = "role";

	// The view leaves the role out.
	private static final String SETTINGS_OF_SESSION = "SELECT name, setting FROM pg_catalog.pg_settings"
			+ " WHERE source = 'session' UNION ALL SELECT 'role', pg_catalog.current_setting('role')";

	private static final String RESET_IDENTITY = "RESET SESSION AUTHORIZATION; RESET ROLE;";

	private final Map<String, String> values;

	private final @Nullable String role;

	private SessionSettings(Map<String, String> values, @Nullable String role) {
		this.values = values;
		this.role = role;
	}

	/**
	 * Return the settings for a server.
	 * @param application the name to show in {@code pg_stat_activity}
	 * @param serverVersion as {@code server_version_num} says
	 * @return the settings
	 */
	static SessionSettings of(String application, int serverVersion) {
		Map<String, String> values = new LinkedHashMap<>();
		// A killed client must not leave its statement running, nor the lock held.
		values.put("client_connection_check_interval", "1s");
		values.put("tcp_keepalives_idle", "10");
		values.put("tcp_keepalives_interval", "5");
		values.put("tcp_keepalives_count", "3");
		values.put("tcp_user_timeout", "30s");
		values.put("statement_timeout", "0");
		values.put("idle_in_transaction_session_timeout", "0");
		values.put("idle_session_timeout", "0");
		if (serverVersion >= 170000) {
			values.put("transaction_timeout", "0");
		}
		// Scripts are cut into statements as if nothing else existed.
		values.put("standard_conforming_strings", "on");
		values.put("TimeZone", "UTC");
		values.put("application_name", application);
		return new SessionSettings(values, null);
	}

	/**
	 * Read what somebody else has set in a session, the role included.
	 * @param session the session
	 * @return the settings
	 * @throws SQLException if the connection is lost
	 */
	static SessionSettings read(Session session) throws SQLException {
		Map<String, String> values = new LinkedHashMap<>();
		session.query(SETTINGS_OF_SESSION, (row) -> values.put(row.getString(1), row.getString(2)));
		String role = values.remove(ROLE);
		return new SessionSettings(values, role);
	}

	/**
	 * Return these settings on top of others, which the session had before.
	 * @param before the settings below
	 * @return the combined settings
	 */
	SessionSettings over(SessionSettings before) {
		Map<String, String> combined = new LinkedHashMap<>(before.values);
		combined.putAll(this.values);
		return new SessionSettings(combined, (this.role != null) ? this.role : before.role);
	}

	/**
	 * Set everything, in one statement. A setting that the server or the platform refuses
	 * is logged and left out from then on.
	 * @param session the session
	 * @throws SQLException if the connection is lost
	 */
	void apply(Session session) throws SQLException {
		try {
			session.execute(statement(this.values));
		}
		catch (SQLException ex) {
			if (ServerErrors.of(ex) == null) {
				throw ex;
			}
			applyOneByOne(session);
		}
	}

	private void applyOneByOne(Session session) throws SQLException {
		for (Map.Entry<String, String> setting : Map.copyOf(this.values).entrySet()) {
			try {
				session.execute(statement(Map.of(setting.getKey(), setting.getValue())));
			}
			catch (SQLException ex) {
				if (ServerErrors.of(ex) == null) {
					throw ex;
				}
				LogFields.NONE.info(logger)
					.log("The server refused {} = {}: {}", setting.getKey(), setting.getValue(),
							ServerErrors.message(ex));
				this.values.remove(setting.getKey());
			}
		}
	}

	/**
	 * Return the statements that make the session act as whom it acted for before a
	 * script.
	 * @return the SQL, ending with a semicolon
	 */
	String identity() {
		return RESET_IDENTITY + roleStatement();
	}

	/**
	 * Return the statements that do so until the end of a transaction: whom the script
	 * acts for is restored after it.
	 * @return the SQL, ending with a semicolon
	 */
	String identityInTransaction() {
		return "SET LOCAL SESSION AUTHORIZATION DEFAULT; SET LOCAL role TO DEFAULT;" + ((this.role != null)
				? " SELECT pg_catalog.set_config('" + ROLE + "', " + SqlText.literal(this.role) + ", true);" : "");
	}

	/**
	 * Return the statements that rid a session of all that a script left in it, the
	 * advisory lock aside. Outside a transaction.
	 * @return the SQL, ending with a semicolon
	 */
	String clean() {
		return RESET_IDENTITY + " RESET ALL; CLOSE ALL; UNLISTEN *; DEALLOCATE ALL; DISCARD TEMP; DISCARD SEQUENCES;"
				+ (this.values.isEmpty() ? "" : " " + statement(this.values) + ";") + roleStatement() + "\n";
	}

	private String roleStatement() {
		return (this.role != null) ? " " + statement(Map.of(ROLE, this.role)) + ";" : "";
	}

	private static String statement(Map<String, String> values) {
		return values.entrySet()
			.stream()
			.map((setting) -> "pg_catalog.set_config(" + SqlText.literal(setting.getKey()) + ", "
					+ SqlText.literal(setting.getValue()) + ", false)")
			.collect(Collectors.joining(", ", "SELECT ", ""));
	}

}
