package dev.limbeck.boot;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;

/**
 * A driver with URLs of its own around that of PostgreSQL, as Testcontainers and cloud
 * providers have one.
 */
public final class WrappingDriver implements Driver {

	private static final String PREFIX = "jdbc:wrapped:";

	private final Driver driver = new org.postgresql.Driver();

	static String wrap(String url) {
		return PREFIX + url.substring("jdbc:".length());
	}

	private static String unwrap(String url) {
		return "jdbc:" + url.substring(PREFIX.length());
	}

	@Override
	public @Nullable Connection connect(String url, Properties info) throws SQLException {
		return acceptsURL(url) ? this.driver.connect(unwrap(url), info) : null;
	}

	@Override
	public boolean acceptsURL(String url) {
		return url.startsWith(PREFIX);
	}

	@Override
	public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
		return this.driver.getPropertyInfo(unwrap(url), info);
	}

	@Override
	public int getMajorVersion() {
		return 1;
	}

	@Override
	public int getMinorVersion() {
		return 0;
	}

	@Override
	public boolean jdbcCompliant() {
		return false;
	}

	@Override
	public Logger getParentLogger() {
		return Logger.getGlobal();
	}

}
