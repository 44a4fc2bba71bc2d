package dev.limbeck.boot.environment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.DatabaseUrl;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Writes a database URL the way the driver of R2DBC reads it, without role and password.
 *
 * @param url the database, nothing left open
 */
record ReactiveUrl(DatabaseUrl url) {

	private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("sslmode", "sslMode"),
			Map.entry("sslrootcert", "sslRootCert"), Map.entry("sslcert", "sslCert"), Map.entry("sslkey", "sslKey"),
			Map.entry("application_name", "applicationName"), Map.entry("ApplicationName", "applicationName"),
			Map.entry("currentSchema", "schema"), Map.entry("connect_timeout", "connectTimeout"),
			Map.entry("connectTimeout", "connectTimeout"), Map.entry("tcpKeepAlive", "tcpKeepAlive"));

	// They say which of several hosts, which the driver finds out by itself.
	private static final Set<String> LEFT_OUT = Set.of("target_session_attrs", "targetServerType", "load_balance_hosts",
			"loadBalanceHosts");

	/**
	 * Whether an application uses R2DBC with PostgreSQL.
	 * @param classLoader its class loader
	 * @return whether all classes are there
	 */
	static boolean isOf(@Nullable ClassLoader classLoader) {
		return List
			.of("org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
					"io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider")
			.stream()
			.allMatch((name) -> ClassUtils.isPresent(name, classLoader));
	}

	/**
	 * Return the URL.
	 * @return a URL that starts with {@code r2dbc:postgresql:}
	 * @throws LimbeckException if that driver cannot connect that way
	 */
	String text() {
		if (this.url.parameters().containsKey("service")) {
			throw new LimbeckException("service-of-libpq", "R2DBC knows no connection services, which PGSERVICE names.",
					"Set DATABASE_URL in its place, or spring.r2dbc.url and limbeck.migration.url.");
		}
		List<DatabaseUrl.Host> hosts = this.url.hosts();
		String scheme = (hosts.size() > 1) ? "r2dbc:postgresql:failover://" : "r2dbc:postgresql://";
		String query = parameters().entrySet()
			.stream()
			.map((parameter) -> parameter.getKey() + "=" + encode(parameter.getValue()))
			.collect(Collectors.joining("&"));
		return scheme + hosts.stream().map(ReactiveUrl::address).collect(Collectors.joining(",")) + "/"
				+ encode(String.valueOf(this.url.database())) + (query.isEmpty() ? "" : "?" + query);
	}

	/**
	 * Return what the driver of R2DBC is not told.
	 * @return names of parameters
	 */
	List<String> dropped() {
		return this.url.parameters()
			.keySet()
			.stream()
			.filter((name) -> !NAMES.containsKey(name) && !LEFT_OUT.contains(name))
			.toList();
	}

	private Map<String, String> parameters() {
		Map<String, String> parameters = new LinkedHashMap<>();
		if (this.url.hosts().size() > 1) {
			parameters.put("targetServerType", "primary");
		}
		this.url.parameters().forEach((name, value) -> {
			String reactive = NAMES.get(name);
			if (reactive != null && !(name.equals("sslrootcert") && value.equals("system"))) {
				parameters.put(reactive, reactive.equals("connectTimeout") ? "PT" + value.strip() + "S" : value);
			}
		});
		if ("system".equals(this.url.parameters().get("sslrootcert"))) {
			parameters.put("sslMode", "verify-full");
		}
		return parameters;
	}

	private static String address(DatabaseUrl.Host host) {
		String name = String.valueOf(host.name());
		return ((name.indexOf(':') >= 0) ? "[" + name + "]" : name) + ":" + host.port();
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

}
