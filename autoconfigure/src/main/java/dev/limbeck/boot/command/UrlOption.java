package dev.limbeck.boot.command;

import dev.limbeck.LimbeckException;
import dev.limbeck.boot.LimbeckProperties;
import dev.limbeck.boot.MigrationConnection;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The database that {@code --url} names. If it names no role, the application's logs in.
 *
 * @param properties properties of Limbeck
 * @param environment where Spring Boot's are
 */
record UrlOption(LimbeckProperties properties, Environment environment) {

	private static final String SOURCE = "--url";

	/**
	 * Make the connection.
	 * @param text a URL in any common form
	 * @return the connection
	 * @throws LimbeckException if the URL cannot be understood
	 */
	MigrationConnection connection(String text) {
		LimbeckProperties.Database defaults = this.properties.database();
		DatabaseUrl url = withRole(DatabaseUrl.parse(text, SOURCE)).withDefaults(new DatabaseUrl.Defaults(
				defaults.defaultHost(), defaults.defaultPort(), defaults.defaultUser(), defaults.defaultName()));
		return new MigrationConnection(Connector.to(url), SOURCE, () -> url);
	}

	private DatabaseUrl withRole(DatabaseUrl url) {
		if (url.user() != null) {
			return url;
		}
		String migrationRole = this.properties.migration().username();
		boolean ofMigration = StringUtils.hasText(migrationRole);
		String role = ofMigration ? migrationRole : this.environment.getProperty("spring.datasource.username");
		String password = ofMigration ? this.properties.migration().password()
				: this.environment.getProperty("spring.datasource.password");
		return new DatabaseUrl(url.hosts(), url.database(), textOrNull(role),
				(url.password() != null) ? url.password() : textOrNull(password), url.parameters(), url.warnings());
	}

	private static @Nullable String textOrNull(@Nullable String text) {
		return StringUtils.hasText(text) ? text : null;
	}

}
