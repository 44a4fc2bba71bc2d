package dev.limbeck.boot;

import java.util.Properties;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.SessionOpening;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * What {@code limbeck.migration.*} says about the connection for migrations: where it
 * differs from the application's.
 *
 * @param properties what is set
 */
record ConfiguredMigration(LimbeckProperties.Migration properties) {

	static final String URL = "limbeck.migration.url";

	static final String USERNAME = "limbeck.migration.username";

	private static final String INIT_SQL = "limbeck.migration.init-sql";

	/** Nothing is said: all is as for the application. */
	static final ConfiguredMigration NONE = new ConfiguredMigration(
			new LimbeckProperties.Migration(null, null, null, null));

	boolean hasUrl() {
		return StringUtils.hasText(this.properties.url());
	}

	boolean isEmpty() {
		return !hasUrl() && !credentials().hasRole();
	}

	/**
	 * Connect to the URL for migrations.
	 * @param application how the application logs in, if it is known
	 * @param configuration names a role if nobody else does
	 * @return the connection
	 * @throws LimbeckException if the URL cannot be understood
	 */
	MigrationConnection connect(@Nullable Login application, ConfiguredDatabase configuration) {
		DatabaseUrl parsed = DatabaseUrl.parse(String.valueOf(this.properties.url()), URL);
		Properties named = parsed.properties();
		Credentials others = (application != null) ? application.credentials() : configuration.credentials();
		Credentials credentials = named.containsKey("user") ? credentials() : credentials().orElse(others);
		named.putAll(credentials.toProperties());
		Login login = new Login(parsed.jdbcUrl(), named);
		return opened((application != null) ? login.like(application) : login).from(URL);
	}

	/**
	 * Log in where the application does.
	 * @param application how the application logs in
	 * @return how migrations do
	 */
	Login login(Login application) {
		return opened(application.as(credentials()));
	}

	/**
	 * Let the bean connect.
	 * @param application the bean
	 * @param source who names it
	 * @return the connection
	 * @throws LimbeckException if what is set needs a connection that nobody else uses
	 */
	MigrationConnection borrow(ApplicationDatabase application, String source) {
		if (this.properties.initSql() != null) {
			throw new LimbeckException("borrowed-connection",
					INIT_SQL + " is set, but the connection for migrations is borrowed (" + source
							+ "): who uses it afterwards would find the session changed.",
					"Remove " + INIT_SQL + ", or set " + URL + ", too.");
		}
		return new MigrationConnection(application.borrow(credentials()), source);
	}

	private Login opened(Login login) {
		String sql = this.properties.initSql();
		return (sql != null) ? login.opening(new SessionOpening(login.opening().schema(), sql, INIT_SQL)) : login;
	}

	private Credentials credentials() {
		return new Credentials(this.properties.username(), this.properties.password());
	}

}
