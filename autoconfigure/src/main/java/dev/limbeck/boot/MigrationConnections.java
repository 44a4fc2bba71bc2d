package dev.limbeck.boot;

import java.util.List;
import java.util.Properties;

import javax.sql.DataSource;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Finds the connection for migrations: the one that is configured for them, else one like
 * the application's, opened anew where its URL is known and borrowed where it is not.
 */
final class MigrationConnections {

	private static final String URL = "spring.datasource.url";

	private static final String MIGRATION_URL = "limbeck.migration.url";

	private final LimbeckProperties.Migration properties;

	private final Environment environment;

	private final Credentials ofMigration;

	MigrationConnections(LimbeckProperties.Migration properties, Environment environment) {
		this.properties = properties;
		this.environment = environment;
		this.ofMigration = new Credentials(properties.username(), properties.password());
	}

	/**
	 * Choose the connection.
	 * @param own the {@code DataSource} marked with {@link LimbeckDataSource}, if any
	 * @param details what Spring Boot connects with, if it does
	 * @param dataSource the application's {@code DataSource}, if there is one
	 * @param dataSources names of all {@code DataSource} beans
	 * @return the connection
	 * @throws LimbeckException if there is none
	 */
	MigrationConnection find(@Nullable DataSource own, @Nullable JdbcConnectionDetails details,
			ObjectProvider<DataSource> dataSource, List<String> dataSources) {
		if (StringUtils.hasText(this.properties.url())) {
			return configured(this.properties.url(), details).from(MIGRATION_URL);
		}
		if (own != null) {
			return new MigrationConnection(Connector.to(own), "@LimbeckDataSource");
		}
		String url = url(details, dataSources);
		if (url != null && url.startsWith("jdbc:postgresql:") && !new PoolSettings(this.environment).differFrom(url)) {
			return new Login(url, credentials(details).toProperties())
				.from(new UrlOrigin(this.environment).of(url, details));
		}
		DataSource shared = dataSource.getIfUnique();
		if (shared != null) {
			return new MigrationConnection(Connector.to(this.ofMigration.on(shared)), "DataSource");
		}
		throw noDatabase(dataSources);
	}

	private static LimbeckException noDatabase(List<String> dataSources) {
		if (dataSources.size() > 1) {
			return new LimbeckException("several-databases",
					"There are several DataSource beans, none of them @Primary: " + String.join(", ", dataSources)
							+ ". Nothing says which database to migrate.",
					"Mark the DataSource to migrate with @LimbeckDataSource or @Primary, or set " + MIGRATION_URL
							+ ".");
		}
		return new LimbeckException("no-database", "Nothing says which database to migrate.",
				"Set DATABASE_URL, spring.datasource.url or " + MIGRATION_URL + ".");
	}

	private Login configured(String url, @Nullable JdbcConnectionDetails details) {
		DatabaseUrl parsed = DatabaseUrl.parse(url, MIGRATION_URL);
		Properties named = parsed.properties();
		Credentials credentials = named.containsKey("user") ? this.ofMigration : credentials(details);
		named.putAll(credentials.toProperties());
		return new Login(parsed.jdbcUrl(), named);
	}

	// Where there are beans, properties say nothing about them.
	private @Nullable String url(@Nullable JdbcConnectionDetails details, List<String> dataSources) {
		if (details == null) {
			return dataSources.isEmpty() ? this.environment.getProperty(URL) : null;
		}
		try {
			return details.getJdbcUrl();
		}
		catch (BeanCreationException ex) {
			return null; // Only the pool knows it.
		}
	}

	private Credentials credentials(@Nullable JdbcConnectionDetails details) {
		Credentials ofApplication = (details != null) ? new Credentials(details.getUsername(), details.getPassword())
				: new Credentials(this.environment.getProperty("spring.datasource.username"),
						this.environment.getProperty("spring.datasource.password"));
		return this.ofMigration.orElse(ofApplication);
	}

}
