package dev.limbeck.boot;

import java.util.List;
import java.util.Map;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The settings by which a pool can connect otherwise than {@code spring.datasource.*}
 * says. Spring Boot binds them last.
 */
final class PoolSettings {

	private static final List<String> POOLS = List.of("hikari", "tomcat", "dbcp2", "oracleucp");

	private static final String PREFIX = "spring.datasource.";

	private static final Map<String, String> COUNTERPARTS = Map.of("jdbc-url", "url", "url", "url", "username",
			"username", "user", "username", "password", "password");

	private final Environment environment;

	PoolSettings(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Whether the pool connects in another way than a URL of the configuration.
	 * @param url the URL that Spring Boot connects with
	 * @return {@code false} if the URL is not from the configuration: it then outranks
	 * the pool
	 */
	boolean differFrom(String url) {
		return url.equals(this.environment.getProperty(PREFIX + "url"))
				&& (StringUtils.hasText(this.environment.getProperty(PREFIX + "hikari.data-source-class-name"))
						|| POOLS.stream().anyMatch(this::isDifferent));
	}

	private boolean isDifferent(String pool) {
		return COUNTERPARTS.entrySet().stream().anyMatch((pair) -> {
			String own = this.environment.getProperty(PREFIX + pool + "." + pair.getKey());
			return StringUtils.hasText(own) && !own.equals(this.environment.getProperty(PREFIX + pair.getValue()));
		});
	}

}
