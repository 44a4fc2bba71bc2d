package dev.limbeck.boot;

import java.util.List;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The settings by which a pool can connect otherwise than {@code spring.datasource.*}
 * says. Spring Boot binds them last.
 */
final class PoolSettings {

	private static final String PREFIX = "spring.datasource.";

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
						|| differ(PoolProperties.URLS, "url") || differ(PoolProperties.USERS, "username")
						|| differ(PoolProperties.PASSWORDS, "password"));
	}

	private boolean differ(List<String> ofPools, String common) {
		String value = this.environment.getProperty(PREFIX + common);
		return ofPools.stream()
			.map(this.environment::getProperty)
			.anyMatch((own) -> StringUtils.hasText(own) && !own.equals(value));
	}

}
