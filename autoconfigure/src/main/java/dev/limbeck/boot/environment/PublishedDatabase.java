package dev.limbeck.boot.environment;

import java.util.ArrayList;
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
 * @param reactive whether R2DBC is to use it, too
 */
record PublishedDatabase(DatabaseUrl url, String source, Rank rank, boolean reactive) {

	/** Name of the property source. */
	static final String NAME = "limbeckDatabase";

	String description() {
		return this.url.description();
	}

	/**
	 * Return what is not honoured.
	 * @return one sentence each, without values
	 */
	List<String> warnings() {
		List<String> warnings = new ArrayList<>(this.url.warnings());
		if (this.reactive) {
			new ReactiveUrl(this.url).dropped()
				.forEach((name) -> warnings.add("Parameter " + name + " is not passed on to R2DBC."));
		}
		return warnings;
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
		if (this.reactive) {
			properties.put("spring.r2dbc.url", new ReactiveUrl(this.url).text());
			properties.put("spring.r2dbc.username", user());
			properties.put("spring.r2dbc.password", password());
		}
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
