package dev.limbeck.boot;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.StringUtils;

/**
 * Says where a JDBC URL came from.
 */
final class UrlOrigin {

	/** The property under which the variables that won are published beside the URL. */
	static final String SOURCE = "limbeck.database.source";

	private static final String URL = "spring.datasource.url";

	private final Environment environment;

	UrlOrigin(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Return the origin.
	 * @param url the JDBC URL in use
	 * @param details where it was read from, if not from the environment
	 * @return such as {@code DATABASE_URL}, or a file with line and column
	 */
	String of(String url, @Nullable JdbcConnectionDetails details) {
		if (!url.equals(this.environment.getProperty(URL)) && details != null) {
			return describe(details);
		}
		if (this.environment instanceof ConfigurableEnvironment configurable) {
			for (PropertySource<?> source : configurable.getPropertySources()) {
				if (!"configurationProperties".equals(source.getName()) && hasUrl(source)) {
					return describe(source);
				}
			}
		}
		return URL;
	}

	// Containers and the embedded server say where they come from.
	private static String describe(JdbcConnectionDetails details) {
		Origin origin = Origin.from(details);
		String name = details.getClass().getSimpleName();
		if (origin != null) {
			return origin.toString();
		}
		return name.isEmpty() ? JdbcConnectionDetails.class.getSimpleName() : name;
	}

	private static boolean hasUrl(PropertySource<?> source) {
		Object value = source.getProperty(URL);
		return value != null && StringUtils.hasText(value.toString());
	}

	private static String describe(PropertySource<?> source) {
		Object published = source.getProperty(SOURCE);
		if (published != null) {
			return published.toString();
		}
		Origin origin = OriginLookup.getOrigin(source, URL);
		return URL + " in " + ((origin != null) ? origin : source.getName());
	}

}
