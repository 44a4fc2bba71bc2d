package dev.limbeck.connect;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import org.postgresql.PGProperty;

/**
 * How the driver connects for migrations: it sends what it is given and nothing of its
 * own, whatever the URL says.
 */
final class MigrationDriver {

	private MigrationDriver() {
	}

	static Connector connector(String jdbcUrl, Properties credentials) {
		try {
			Properties properties = DriverUrl.properties(jdbcUrl, credentials);
			PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
			// Else the driver sends statements of its own after the login.
			PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "14");
			PGProperty.APPLICATION_NAME.set(properties, "limbeck");
			PGProperty.TCP_KEEP_ALIVE.set(properties, true);
			KeepAliveSocketFactory.register(properties);
			List<String> hosts = hosts(properties);
			if (hosts.size() > 1) {
				PGProperty.TARGET_SERVER_TYPE.set(properties, "primary");
			}
			String description = String.join(",", hosts) + "/" + PGProperty.PG_DBNAME.getOrDefault(properties);
			return new DriverConnector(DriverUrl.withoutParameters(jdbcUrl), properties, description);
		}
		catch (SQLException ex) {
			// Connecting says what is wrong with the URL.
			return new DriverConnector(jdbcUrl, credentials, "an unreadable JDBC URL");
		}
	}

	private static List<String> hosts(Properties properties) {
		String[] names = String.valueOf(PGProperty.PG_HOST.getOrDefault(properties)).split(",");
		String[] ports = String.valueOf(PGProperty.PG_PORT.getOrDefault(properties)).split(",");
		List<String> hosts = new ArrayList<>();
		for (int i = 0; i < names.length; i++) {
			hosts.add(names[i] + ":" + ports[Math.min(i, ports.length - 1)]);
		}
		return hosts;
	}

}
