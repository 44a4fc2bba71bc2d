package dev.limbeck.boot;

import java.util.Properties;

import javax.sql.DataSource;

import dev.limbeck.LimbeckException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.StringUtils;

/**
 * A role and its password, as far as they are known; empty text is none.
 *
 * @param username the role
 * @param password its password
 */
record Credentials(@Nullable String username, @Nullable String password) {

	/** Nobody is named. */
	static final Credentials NONE = new Credentials(null, null);

	boolean hasRole() {
		return StringUtils.hasText(this.username);
	}

	/**
	 * Complete these credentials. A password belongs to its role: with another role the
	 * password of the first one is of no use.
	 * @param others where to take from what is missing
	 * @return a role and its password
	 */
	Credentials orElse(Credentials others) {
		if (hasRole()) {
			return this;
		}
		return new Credentials(others.username, StringUtils.hasText(this.password) ? this.password : others.password);
	}

	/**
	 * Log in with these credentials where a pool logs in with others.
	 * @param dataSource a pool or another {@code DataSource}
	 * @return the same one if these credentials name no role
	 */
	DataSource on(DataSource dataSource) {
		if (!hasRole()) {
			return dataSource;
		}
		try {
			return DataSourceBuilder.derivedFrom(dataSource)
				.type(SimpleDriverDataSource.class)
				.username(this.username)
				.password((this.password != null) ? this.password : "")
				.build();
		}
		catch (RuntimeException ex) {
			throw new LimbeckException("unknown-url",
					"limbeck.migration.username is set, but the URL of the DataSource ("
							+ dataSource.getClass().getName() + ") is not known.",
					"Set limbeck.migration.url, too, or mark a DataSource for migrations with @LimbeckDataSource.");
		}
	}

	Properties toProperties() {
		Properties properties = new Properties();
		set(properties, "user", this.username);
		set(properties, "password", this.password);
		return properties;
	}

	private static void set(Properties properties, String name, @Nullable String value) {
		if (StringUtils.hasText(value)) {
			properties.setProperty(name, value);
		}
	}

	@Override
	public String toString() {
		return "Credentials[username=" + this.username + "]";
	}

}
