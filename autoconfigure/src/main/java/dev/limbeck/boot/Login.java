package dev.limbeck.boot;

import java.util.Properties;
import java.util.Set;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.DatabaseUrlException;
import dev.limbeck.connect.SessionOpening;
import org.jspecify.annotations.Nullable;

/**
 * What the driver is given to connect with, and what each session begins with: which
 * database, as whom, under which settings.
 *
 * @param jdbcUrl the URL
 * @param properties role, password and further properties of the driver; the URL wins
 * @param opening what each session begins with
 */
record Login(String jdbcUrl, Properties properties, SessionOpening opening) {

	/**
	 * What holds for another URL, too: how the server is trusted, and where tables land.
	 */
	private static final Set<String> FOR_EVERY_URL = Set.of("ssl", "sslmode", "sslrootcert", "sslfactory",
			"sslfactoryarg", "sslhostnameverifier", "channelBinding", "gssEncMode", "requireAuth", "currentSchema",
			"options");

	Login(String jdbcUrl, Properties properties) {
		this(jdbcUrl, properties, SessionOpening.NONE);
	}

	MigrationConnection from(String source) {
		return new MigrationConnection(Connector.to(this.jdbcUrl, this.properties).opening(this.opening), source,
				this::url);
	}

	/**
	 * Log in to the same database as somebody else.
	 * @param credentials the role; if it is known, the password comes with it
	 * @return the login
	 */
	Login as(Credentials credentials) {
		Properties changed = copy();
		if (credentials.hasRole()) {
			changed.remove("password");
		}
		changed.putAll(credentials.toProperties());
		return new Login(this.jdbcUrl, changed, this.opening);
	}

	Credentials credentials() {
		return new Credentials(this.properties.getProperty("user"), this.properties.getProperty("password"));
	}

	Login opening(SessionOpening other) {
		return new Login(this.jdbcUrl, copy(), other);
	}

	/**
	 * Adopt what the application's login says about every session, wherever it leads.
	 * @param application the application's own login
	 * @return the login; what this one says stays
	 */
	Login like(Login application) {
		Properties adopted = new Properties();
		FOR_EVERY_URL.forEach((name) -> {
			String value = application.properties.getProperty(name);
			if (value != null) {
				adopted.setProperty(name, value);
			}
		});
		adopted.putAll(this.properties);
		return new Login(this.jdbcUrl, adopted, application.opening);
	}

	private Properties copy() {
		Properties copy = new Properties();
		copy.putAll(this.properties);
		return copy;
	}

	// What the URL says wins, as it does for the driver, and so do the driver's defaults.
	@Nullable DatabaseUrl url() {
		try {
			DatabaseUrl url = DatabaseUrl.parse(this.jdbcUrl);
			String user = (url.user() != null) ? url.user() : this.properties.getProperty("user");
			String password = (url.password() != null) ? url.password() : this.properties.getProperty("password");
			return new DatabaseUrl(url.hosts(), url.database(), user, password, url.parameters(), url.warnings())
				.withDefaults(new DatabaseUrl.Defaults(DatabaseUrl.Defaults.HOST, DatabaseUrl.Defaults.PORT,
						System.getProperty("user.name"), null));
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
