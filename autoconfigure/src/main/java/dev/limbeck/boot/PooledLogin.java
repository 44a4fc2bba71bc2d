package dev.limbeck.boot;

import java.util.Optional;
import java.util.Properties;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.limbeck.connect.SessionOpening;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Reads from a pool how it logs in, without a connection of it. Of Hikari everything that
 * changes a session is known; of other pools it is not.
 */
final class PooledLogin {

	/** What holds the SQL that sessions of Hikari begin with. */
	static final String INIT_SQL = "spring.datasource.hikari.connection-init-sql";

	private static final boolean HIKARI = ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource",
			PooledLogin.class.getClassLoader());

	private PooledLogin() {
	}

	/**
	 * Read the login.
	 * @param dataSource a pool or another {@code DataSource}
	 * @return the login, or nothing if the pool must be asked for a connection
	 */
	static Optional<Login> of(DataSource dataSource) {
		return HIKARI ? Hikari.login(dataSource) : Optional.empty();
	}

	/**
	 * Keeps Hikari's classes apart: they may be missing.
	 */
	private static final class Hikari {

		private Hikari() {
		}

		// A subclass may lead anywhere.
		static Optional<Login> login(DataSource dataSource) {
			if (dataSource.getClass() != HikariDataSource.class) {
				return Optional.empty();
			}
			HikariDataSource pool = (HikariDataSource) dataSource;
			String url = pool.getJdbcUrl();
			if (url == null || !url.startsWith("jdbc:postgresql:") || connectsInAnotherWay(pool)) {
				return Optional.empty();
			}
			Properties properties = new Properties();
			pool.getDataSourceProperties().forEach((name, value) -> set(properties, name.toString(), value));
			set(properties, "user", pool.getUsername());
			set(properties, "password", pool.getPassword());
			SessionOpening opening = new SessionOpening(pool.getSchema(), pool.getConnectionInitSql(), INIT_SQL);
			return Optional.of(new Login(url, properties, opening));
		}

		private static boolean connectsInAnotherWay(HikariDataSource pool) {
			String driver = pool.getDriverClassName();
			return pool.getDataSource() != null || pool.getDataSourceClassName() != null
					|| pool.getDataSourceJNDI() != null || pool.getCredentialsProvider() != null
					|| (driver != null && !driver.equals("org.postgresql.Driver"));
		}

		private static void set(Properties properties, String name, @Nullable Object value) {
			if (value != null) {
				properties.setProperty(name, value.toString());
			}
		}

	}

}
