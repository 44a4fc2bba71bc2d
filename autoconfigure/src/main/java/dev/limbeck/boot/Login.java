package dev.limbeck.boot;

import java.util.Properties;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.DatabaseUrlException;
import org.jspecify.annotations.Nullable;

/**
 * What the driver is given to connect with.
 *
 * @param jdbcUrl the URL
 * @param properties role, password and other secrets
 */
record Login(String jdbcUrl, Properties properties) {

	MigrationConnection from(String source) {
		return new MigrationConnection(Connector.to(this.jdbcUrl, this.properties), source, this::url);
	}

	// What the URL says wins, as it does for the driver, and so do the driver's defaults.
	private @Nullable DatabaseUrl url() {
		try {
			DatabaseUrl url = DatabaseUrl.parse(this.jdbcUrl);
			String user = (url.user() != null) ? url.user() : this.properties.getProperty("user");
			String password = (url.password() != null) ? url.password() : this.properties.getProperty("password");
			return new DatabaseUrl(url.hosts(), url.database(), user, password, url.parameters(), url.warnings())
				.withDefaults(new DatabaseUrl.Defaults("localhost", 5432, System.getProperty("user.name"), null));
		}
		catch (DatabaseUrlException ex) {
			return null;
		}
	}

	@Override
	public String toString() {
		return "Login[properties=" + this.properties.stringPropertyNames() + "]";
	}

}
