package dev.limbeck.boot;

import java.util.List;

/**
 * The properties by which a pool can be given a database of its own. Spring Boot binds
 * them last, so they win over {@code spring.datasource.url} and its companions.
 */
public final class PoolProperties {

	/** The URL, for each kind of pool. */
	public static final List<String> URLS = List.of("spring.datasource.hikari.jdbc-url", "spring.datasource.tomcat.url",
			"spring.datasource.dbcp2.url", "spring.datasource.oracleucp.url");

	/** The role, for each kind of pool. */
	public static final List<String> USERS = List.of("spring.datasource.hikari.username",
			"spring.datasource.tomcat.username", "spring.datasource.dbcp2.username",
			"spring.datasource.oracleucp.user");

	/** The password, for each kind of pool. */
	public static final List<String> PASSWORDS = List.of("spring.datasource.hikari.password",
			"spring.datasource.tomcat.password", "spring.datasource.dbcp2.password",
			"spring.datasource.oracleucp.password");

	private PoolProperties() {
	}

}
