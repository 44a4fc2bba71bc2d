package dev.limbeck.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

import dev.limbeck.connect.protocol.CutTlsFactory;
import dev.limbeck.connect.protocol.DriverStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.core.BaseConnection;

/**
 * Connects through pgjdbc itself, not through {@link java.sql.DriverManager}, so that
 * every step of a login is limited in time.
 */
public final class DriverConnector implements Connector {

	private final String jdbcUrl;

	private final Properties properties;

	private final String description;

	/**
	 * Create a new connector.
	 * @param jdbcUrl a URL for pgjdbc; what it says wins over the properties
	 * @param properties properties of pgjdbc, such as {@code user}, {@code password} and
	 * {@code preferQueryMode}; copied
	 * @param description {@code host:port/database}, without any secret
	 */
	public DriverConnector(String jdbcUrl, Properties properties, String description) {
		this.jdbcUrl = jdbcUrl;
		this.properties = copyOf(properties);
		this.description = description;
	}

	/**
	 * Open a connection. Reads stay limited to the given time until
	 * {@link Connection#setNetworkTimeout} says otherwise, so that a thread the driver
	 * leaves behind comes to an end.
	 */
	@Override
	public Connection connect(Duration timeout) throws SQLException {
		Properties limited = LoginTimeouts.limit(DriverUrl.properties(this.jdbcUrl, this.properties), timeout);
		Connection connection = login(limited);
		if (connection == null) {
			throw DriverUrl.unusable();
		}
		DriverStream.of(connection.unwrap(BaseConnection.class).getQueryExecutor()).cutReplies();
		return connection;
	}

	private @Nullable Connection login(Properties limited) throws SQLException {
		try {
			return new Driver().connect(DriverUrl.withoutParameters(this.jdbcUrl), limited);
		}
		catch (SQLException ex) {
			throw CutTlsFactory.reason(ex);
		}
	}

	@Override
	public String searchPath() {
		return Optional.ofNullable(PGProperty.CURRENT_SCHEMA.getOrDefault(this.properties)).orElse("");
	}

	@Override
	public String description() {
		return this.description;
	}

	@Override
	public List<Connector> hosts() {
		Properties effective = effective();
		String[] hosts = effective.getProperty(PGProperty.PG_HOST.getName(), "").split(",");
		String[] ports = effective.getProperty(PGProperty.PG_PORT.getName(), "").split(",");
		if (hosts.length == 1) {
			return List.of(this);
		}
		List<Connector> single = new ArrayList<>();
		for (int i = 0; i < hosts.length; i++) {
			single.add(host(hosts[i] + ":" + ports[i], effective));
		}
		return single;
	}

	private Properties effective() {
		try {
			return DriverUrl.properties(this.jdbcUrl, this.properties);
		}
		catch (SQLException ex) {
			return new Properties(); // connect says what is wrong
		}
	}

	private static DriverConnector host(String hostAndPort, Properties effective) {
		Properties properties = copyOf(effective);
		properties.remove(PGProperty.PG_HOST.getName());
		properties.remove(PGProperty.PG_PORT.getName());
		String database = properties.getProperty(PGProperty.PG_DBNAME.getName(), "");
		return new DriverConnector("jdbc:postgresql://" + hostAndPort + "/", properties, hostAndPort + "/" + database);
	}

	@Override
	public Optional<Connector> toDatabase(String name) {
		Properties same = copyOf(effective());
		same.remove(PGProperty.PG_DBNAME.getName());
		same.remove(PGProperty.SERVICE.getName());
		String place = this.description.substring(0, this.description.lastIndexOf('/') + 1);
		return Optional.of(new DriverConnector(DriverUrl.withDatabase(this.jdbcUrl, name), same, place + name));
	}

	/**
	 * Whether somebody connects in the same way.
	 */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof DriverConnector connector && this.jdbcUrl.equals(connector.jdbcUrl)
				&& this.properties.equals(connector.properties) && this.description.equals(connector.description);
	}

	// Without the password: a hash is shown with the name of the class.
	@Override
	public int hashCode() {
		return Objects.hash(this.jdbcUrl, this.description);
	}

	private static Properties copyOf(Properties properties) {
		Properties copy = new Properties();
		properties.stringPropertyNames().forEach((name) -> copy.setProperty(name, properties.getProperty(name)));
		return copy;
	}

}
