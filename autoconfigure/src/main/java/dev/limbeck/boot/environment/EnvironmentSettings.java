package dev.limbeck.boot.environment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.StringUtils;

/**
 * Reads settings and variables of an environment; a setting whose placeholders cannot be
 * resolved is not set.
 */
final class EnvironmentSettings {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}:$]+)");

	private final ConfigurableEnvironment environment;

	EnvironmentSettings(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	/**
	 * Return a variable. The process environment is taken as it is: a password may look
	 * like a placeholder.
	 * @param name such as {@code DATABASE_URL}
	 * @return the value, or {@code null}
	 */
	@Nullable String variable(String name) {
		for (PropertySource<?> source : sources()) {
			Object value = source.getProperty(name);
			if (value != null) {
				return isProcessEnvironment(source) ? value.toString()
						: this.environment.resolvePlaceholders(value.toString());
			}
		}
		return null;
	}

	/**
	 * Return the variables of the process.
	 * @return names and values
	 */
	Map<String, String> processVariables() {
		Map<String, String> variables = new HashMap<>();
		sources().stream()
			.filter(EnvironmentSettings::isProcessEnvironment)
			.map(PropertySource::getSource)
			.filter(Map.class::isInstance)
			.forEach((source) -> ((Map<?, ?>) source)
				.forEach((name, value) -> variables.put(name.toString(), String.valueOf(value))));
		return variables;
	}

	boolean isSet(String property) {
		return value(property) != null;
	}

	/**
	 * Return a property in any spelling.
	 * @param property its name
	 * @return its text, or {@code null} if it is empty or not set
	 */
	@Nullable String value(String property) {
		return sources().stream()
			.filter((source) -> hasText(source, property))
			.map((source) -> text(source, property))
			.findFirst()
			.orElse(null);
	}

	/**
	 * Whether the process environment, or something above it, sets a property.
	 * @param property its name
	 * @return whether it outranks files
	 */
	boolean isSetAboveFiles(String property) {
		for (PropertySource<?> source : sources()) {
			if (hasText(source, property)) {
				return true;
			}
			if (isProcessEnvironment(source)) {
				return false;
			}
		}
		return false;
	}

	/**
	 * Return what a property refers to, and nobody sets.
	 * @param property its name
	 * @return names of placeholders; values are not shown, they may hold a password
	 */
	Set<String> missingPlaceholders(String property) {
		return sources().stream()
			.map((source) -> text(source, property))
			.filter(Objects::nonNull)
			.flatMap((text) -> PLACEHOLDER.matcher(text).results().map(EnvironmentSettings::name))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/**
	 * Return every variable that some setting refers to with a placeholder.
	 * @return names
	 */
	Set<String> references() {
		return sources().stream()
			.filter((source) -> !isProcessEnvironment(source))
			.filter(EnumerablePropertySource.class::isInstance)
			.map((source) -> (EnumerablePropertySource<?>) source)
			.flatMap((source) -> Arrays.stream(source.getPropertyNames()).map(source::getProperty))
			.filter(Objects::nonNull)
			.flatMap((value) -> PLACEHOLDER.matcher(value.toString()).results().map(EnvironmentSettings::name))
			.collect(Collectors.toSet());
	}

	private static String name(MatchResult placeholder) {
		return placeholder.group(1);
	}

	private boolean hasText(PropertySource<?> source, String property) {
		String text = text(source, property);
		return StringUtils.hasText(text) && !text.contains("${");
	}

	// In any of the spellings that Spring Boot accepts.
	private @Nullable String text(PropertySource<?> source, String property) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
		for (ConfigurationPropertySource view : ConfigurationPropertySources.from(source)) {
			ConfigurationProperty found = view.getConfigurationProperty(name);
			if (found != null && found.getValue() != null) {
				return this.environment.resolvePlaceholders(found.getValue().toString());
			}
		}
		return null;
	}

	// "configurationProperties" is a view on all the others.
	private List<PropertySource<?>> sources() {
		return this.environment.getPropertySources()
			.stream()
			.filter((source) -> !source.getName().equals("configurationProperties"))
			.<PropertySource<?>>map((source) -> source)
			.toList();
	}

	private static boolean isProcessEnvironment(PropertySource<?> source) {
		return source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
	}

}
