package dev.limbeck.boot;

import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.SessionOpening;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * How migrations will log in, as far as properties and bean definitions tell: where
 * Spring Boot makes the pool, and nobody else says where the database is. No bean is
 * made. What the bean knows that is made later has the last word.
 *
 * @param environment the properties
 * @param beanFactory knows the definitions
 */
record ExpectedLogin(Environment environment, ListableBeanFactory beanFactory) {

	private static final String SPRING = "spring.datasource.";

	private static final String HIKARI = "spring.datasource.hikari.";

	private static final Bindable<Map<String, String>> PROPERTIES = Bindable.mapOf(String.class, String.class);

	/**
	 * Find the way to the database.
	 * @return the way, or {@code null} if it will be known later
	 */
	@Nullable Connector find() {
		if (!isOfType("dataSource", "com.zaxxer.hikari.HikariDataSource") || !isConfigured()
				|| !this.beanFactory.containsBeanDefinition("limbeckMigrationConnection")) {
			return null;
		}
		try {
			Login application = application();
			return (application != null) ? migration(application) : null;
		}
		catch (LimbeckException | BindException | IllegalArgumentException ex) {
			return null; // The start itself says what is wrong.
		}
	}

	// Details of a container or a service come in the place of these.
	private boolean isConfigured() {
		return isOfType("jdbcConnectionDetails",
				"org.springframework.boot.jdbc.autoconfigure.PropertiesJdbcConnectionDetails")
				|| (this.beanFactory.containsBeanDefinition("limbeckJdbcConnectionDetails")
						&& !"always".equalsIgnoreCase(this.environment.getProperty("limbeck.database.embedded")));
	}

	private boolean isOfType(String name, String type) {
		if (!this.beanFactory.containsBeanDefinition(name)) {
			return false;
		}
		Class<?> found = this.beanFactory.getType(name, false);
		return found != null && found.getName().equals(type);
	}

	private Connector migration(Login application) {
		Binder binder = Binder.get(this.environment);
		LimbeckProperties.Migration properties = binder.bind("limbeck.migration", LimbeckProperties.Migration.class)
			.orElse(ConfiguredMigration.NONE.properties());
		ConfiguredMigration migration = new ConfiguredMigration(properties);
		return migration.hasUrl()
				? migration.connect(application, new ConfiguredDatabase(this.environment, null)).connector()
				: migration.login(application).from("").connector();
	}

	private @Nullable Login application() {
		String url = value("jdbc-url", "url");
		if (url == null || !url.startsWith("jdbc:postgresql:") || connectsInAnotherWay()) {
			return null;
		}
		Properties properties = new Properties();
		properties
			.putAll(Binder.get(this.environment).bind(HIKARI + "data-source-properties", PROPERTIES).orElse(Map.of()));
		properties.putAll(new Credentials(value("username", "username"), value("password", "password")).toProperties());
		return new Login(url, properties, new SessionOpening(this.environment.getProperty(HIKARI + "schema"),
				this.environment.getProperty(HIKARI + "connection-init-sql"), PooledLogin.INIT_SQL));
	}

	private boolean connectsInAnotherWay() {
		String driver = value("driver-class-name", "driver-class-name");
		return (driver != null && !driver.equals("org.postgresql.Driver"))
				|| Stream.of("data-source-class-name", "data-source-jndi", "credentials-provider-class-name")
					.anyMatch((name) -> this.environment.containsProperty(HIKARI + name));
	}

	private @Nullable String value(String ofPool, String ofAll) {
		String value = this.environment.getProperty(HIKARI + ofPool);
		String other = (value != null) ? value : this.environment.getProperty(SPRING + ofAll);
		return StringUtils.hasText(other) ? other : null;
	}

}
