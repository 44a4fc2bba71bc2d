package dev.limbeck.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A database for one test.
 *
 * @param server the server it lives on
 * @param name its name
 */
public record PostgresDatabase(PostgresServer server, String name) {

	private static final String DROP = "DROP DATABASE IF EXISTS ";

	// They keep a database from being dropped.
	private static final String WITHOUT_SUBSCRIPTIONS = """
			DO $$DECLARE s record; BEGIN FOR s IN SELECT subname FROM pg_subscription WHERE subdbid =
			(SELECT oid FROM pg_database WHERE datname = current_database()) LOOP
			EXECUTE format('ALTER SUBSCRIPTION %I DISABLE', s.subname);
			EXECUTE format('ALTER SUBSCRIPTION %I SET (slot_name = NONE)', s.subname);
			EXECUTE format('DROP SUBSCRIPTION %I', s.subname); END LOOP; END$$""";

	/**
	 * Return the URL as it would stand in {@code DATABASE_URL}, for the superuser.
	 * @return a URL with the scheme {@code postgresql}
	 */
	public String url() {
		return url("postgres", "postgres");
	}

	/**
	 * Return the URL as it would stand in {@code DATABASE_URL}.
	 * @param user a role
	 * @param password its password
	 * @return a URL with the scheme {@code postgresql}
	 */
	public String url(String user, String password) {
		return "postgresql://" + user + ":" + password + "@localhost:" + this.server.port() + "/" + this.name;
	}

	/**
	 * Return the JDBC URL, without credentials.
	 * @return a URL for pgjdbc
	 */
	public String jdbcUrl() {
		return "jdbc:postgresql://localhost:" + this.server.port() + "/" + this.name;
	}

	/**
	 * Connect as the superuser.
	 * @return a new connection, in autocommit mode
	 * @throws SQLException if the server refuses
	 */
	public Connection connect() throws SQLException {
		return this.server.connect(this.name);
	}

	/**
	 * Run SQL as the superuser.
	 * @param sql one or more statements
	 */
	public void execute(String sql) {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Run a query as the superuser and return its first column.
	 * @param sql a query
	 * @return the values as text, {@code "null"} for null
	 */
	public List<String> query(String sql) {
		return queryAll(List.of(sql));
	}

	/**
	 * Run queries as the superuser and return their first columns.
	 * @param queries the queries, in this order
	 * @return all values as text, {@code "null"} for null
	 */
	public List<String> queryAll(List<String> queries) {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			List<String> values = new ArrayList<>();
			for (String query : queries) {
				ResultSet rows = statement.executeQuery(query);
				while (rows.next()) {
					values.add(String.valueOf(rows.getString(1)));
				}
			}
			return values;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Drop the database, cutting off whoever is still connected.
	 */
	public void drop() {
		try {
			this.server.execute(DROP + this.name + " WITH (FORCE)");
		}
		catch (IllegalStateException ex) {
			if (!String.valueOf(ex.getMessage()).contains("logical replication subscription")) {
				throw ex;
			}
			execute(WITHOUT_SUBSCRIPTIONS);
			this.server.execute(DROP + this.name + " WITH (FORCE)");
		}
	}

}
