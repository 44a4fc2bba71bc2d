package dev.limbeck.boot;

import java.util.Set;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.StringUtils;

/**
 * Whether a test of Spring Boot starts the application, and what it says itself: what the
 * surroundings say is meant for other runs.
 *
 * @param environment the configuration
 */
record TestRun(Environment environment) {

	// Each test of Spring Boot, slices too, has this among its properties.
	private static final String MARK = "org.springframework.boot.test.context.SpringBootTestContextBootstrapper";

	private static final Set<String> OWN_SOURCES = Set.of("Inlined Test Properties", "Dynamic Test Properties");

	boolean isOn() {
		return this.environment.containsProperty(MARK);
	}

	/**
	 * Whether the test itself sets a property, by its annotations or dynamically.
	 * @param property its name
	 * @return whether that is so
	 */
	boolean sets(String property) {
		return this.environment instanceof ConfigurableEnvironment configurable && configurable.getPropertySources()
			.stream()
			.filter((source) -> OWN_SOURCES.contains(source.getName()))
			.anyMatch((source) -> hasText(source, property));
	}

	private static boolean hasText(PropertySource<?> source, String property) {
		Object value = source.getProperty(property);
		return value != null && StringUtils.hasText(value.toString());
	}

}
