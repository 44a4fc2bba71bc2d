package dev.limbeck.boot.environment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;

import dev.limbeck.boot.PoolProperties;
import dev.limbeck.connect.DatabaseUrl;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * A database as it is published: URL, user and password as one set.
 *
 * @param url the database, nothing left open
 * @param source names of the variables that won
 * @param rank where the set stands among other property sources
 */
record PublishedDatabase(DatabaseUrl url, String source, Rank rank) {

	/** Name of the property source. */
	static final String NAME = "limbeckDatabase";

	String description() {
		return this.url.description();
	}

	/**
	 * Publish the set.
	 * @param sources where to
	 * @param isSet whether a property is set: what a pool was told in files is replaced
	 */
	void addTo(MutablePropertySources sources, Predicate<String> isSet) {
		if (this.rank == Rank.BELOW_FILES) {
			sources.addLast(new MapPropertySource(NAME, defaults()));
			return;
		}
		MapPropertySource published = new MapPropertySource(NAME, properties(isSet));
		if (this.rank == Rank.ABOVE_FILES
				&& sources.contains(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
			sources.addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, published);
		}
		else {
			sources.addFirst(published);
		}
	}

	private Map<String, Object> defaults() {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("spring.datasource.url", this.url.jdbcUrl());
		properties.put("spring.datasource.username", user());
		properties.put("limbeck.database.source", this.source);
		return properties;
	}

	// Empty text hides what files say: a set must not be mixed with another one.
	private Map<String, Object> properties(Predicate<String> isSet) {
		Map<String, Object> properties = new LinkedHashMap<>(defaults());
		properties.put("spring.datasource.password", password());
		replace(PoolProperties.URLS, this.url.jdbcUrl(), isSet, properties);
		replace(PoolProperties.USERS, user(), isSet, properties);
		replace(PoolProperties.PASSWORDS, password(), isSet, properties);
		return properties;
	}

	private static void replace(List<String> names, String value, Predicate<String> isSet,
			Map<String, Object> properties) {
		names.stream().filter(isSet).forEach((name) -> properties.put(name, value));
	}

	private String user() {
		return literal(this.url.properties(), "user");
	}

	private String password() {
		return literal(this.url.properties(), "password");
	}

	// Spring would take "${" for a placeholder.
	private static String literal(Properties properties, String name) {
		return properties.getProperty(name, "").replace("${", "\\${");
	}

	/**
	 * Where a published set stands.
	 */
	enum Rank {

		/** In the place of what it was translated from. */
		ABOVE_ALL,

		/** Directly below the environment, whose part it is. */
		ABOVE_FILES,

		/** Below everything: a default. */
		BELOW_FILES

	}

}
