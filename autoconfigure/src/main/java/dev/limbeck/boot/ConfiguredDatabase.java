package dev.limbeck.boot;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The database that properties and connection details name, whatever the beans use.
 *
 * @param environment the properties
 * @param details what Spring Boot connects with, if it does
 */
record ConfiguredDatabase(Environment environment, @Nullable JdbcConnectionDetails details) {

	static final String URL = "spring.datasource.url";

	static final String REACTIVE_URL = "spring.r2dbc.url";

	/**
	 * Return the URL.
	 * @return a JDBC URL, or {@code null} if nothing names one
	 */
	@Nullable String url() {
		try {
			return (this.details != null) ? this.details.getJdbcUrl() : this.environment.getProperty(URL);
		}
		catch (BeanCreationException ex) {
			return null; // Only the pool knows it.
		}
	}

	Credentials credentials() {
		return (this.details != null) ? new Credentials(this.details.getUsername(), this.details.getPassword())
				: new Credentials(this.environment.getProperty("spring.datasource.username"),
						this.environment.getProperty("spring.datasource.password"));
	}

	/**
	 * Return the property that holds a URL.
	 * @param url a JDBC URL
	 * @return its name, or {@code null} if no property has that value
	 */
	@Nullable String property(String url) {
		return Stream.concat(Stream.of(URL), PoolProperties.URLS.stream())
			.filter((name) -> url.equals(this.environment.getProperty(name)))
			.findFirst()
			.orElse(null);
	}

	/**
	 * Return the variables that name a database which the application does not use.
	 * @param url the URL that the application connects with
	 * @return their names, or {@code null} if it does, or if there are none
	 */
	@Nullable String unused(String url) {
		String source = this.environment.getProperty(UrlOrigin.SOURCE);
		boolean used = source == null || source.startsWith("limbeck.database.") || property(url) != null;
		return used ? null : source;
	}

	/**
	 * Return who says where the application's database is.
	 * @param url the URL that the application connects with
	 * @return such as {@code DATABASE_URL}, or {@code DataSource} if only that bean does
	 */
	String source(String url) {
		String property = property(url);
		if (URL.equals(property) || (property == null && this.details != null && url.equals(url()))) {
			return new UrlOrigin(this.environment).of(url, this.details);
		}
		return (property != null) ? property : "DataSource";
	}

	/**
	 * Return who says where the database of a reactive application is.
	 * @return such as {@code DATABASE_URL}, or {@code ConnectionFactory} if only that
	 * bean does
	 */
	String reactiveSource() {
		if (!StringUtils.hasText(this.environment.getProperty(REACTIVE_URL))) {
			return "ConnectionFactory";
		}
		String published = this.environment.getProperty(UrlOrigin.SOURCE);
		return (published != null) ? published : REACTIVE_URL;
	}

}
