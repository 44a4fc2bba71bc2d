package dev.limbeck.connect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * One connection parameter of libpq and its counterpart in pgjdbc.
 *
 * @param name libpq's name
 * @param variable the environment variable libpq reads it from, if any
 * @param property pgjdbc's name, or {@code null} if pgjdbc has nothing alike
 * @param values the permitted values and what they are called in pgjdbc; empty if any
 * text is permitted
 * @param integer whether the value is a whole number
 */
record UrlParameter(String name, @Nullable String variable, @Nullable String property, Map<String, String> values,
		boolean integer) {

	private static final Set<String> SECRETS = Set.of("sslpassword", "oauth_client_secret", "scram_client_key",
			"scram_server_key");

	/**
	 * All of libpq's parameters but those that are parts of a URL, in libpq's order.
	 */
	private static final Map<String, UrlParameter> ALL = index(List.of(
			text("service", UrlVariableNames.SERVICE, "service"), dropped("passfile", "PGPASSFILE"),
			choice("channel_binding", "PGCHANNELBINDING", "channelBinding", "disable", "prefer", "require"),
			number("connect_timeout", "PGCONNECT_TIMEOUT", "connectTimeout"), dropped("hostaddr", "PGHOSTADDR"),
			dropped("client_encoding", "PGCLIENTENCODING"), text("options", "PGOPTIONS", "options"),
			text("application_name", "PGAPPNAME", "ApplicationName"),
			text("fallback_application_name", null, "ApplicationName"), number("keepalives", null, "tcpKeepAlive"),
			number("keepalives_idle", null, null), number("keepalives_interval", null, null),
			number("keepalives_count", null, null), number("tcp_user_timeout", null, null),
			choice("sslmode", "PGSSLMODE", "sslmode", "disable", "allow", "prefer", "require", "verify-ca",
					"verify-full"),
			choice("sslnegotiation", "PGSSLNEGOTIATION", "sslNegotiation", "postgres", "direct"),
			dropped("sslcompression", "PGSSLCOMPRESSION"), text("sslcert", "PGSSLCERT", "sslcert"),
			text("sslkey", "PGSSLKEY", "sslkey"), dropped("sslcertmode", "PGSSLCERTMODE"),
			text("sslpassword", null, "sslpassword"), text("sslrootcert", "PGSSLROOTCERT", "sslrootcert"),
			dropped("sslcrl", "PGSSLCRL"), dropped("sslcrldir", "PGSSLCRLDIR"), dropped("sslsni", "PGSSLSNI"),
			dropped("requirepeer", "PGREQUIREPEER"), text("require_auth", "PGREQUIREAUTH", "requireAuth"),
			dropped("min_protocol_version", "PGMINPROTOCOLVERSION"),
			dropped("max_protocol_version", "PGMAXPROTOCOLVERSION"),
			dropped("ssl_min_protocol_version", "PGSSLMINPROTOCOLVERSION"),
			dropped("ssl_max_protocol_version", "PGSSLMAXPROTOCOLVERSION"),
			choice("gssencmode", "PGGSSENCMODE", "gssEncMode", "disable", "prefer", "require"),
			text("krbsrvname", "PGKRBSRVNAME", "kerberosServerName"), text("gsslib", "PGGSSLIB", "gsslib"),
			dropped("gssdelegation", "PGGSSDELEGATION"), text("replication", null, "replication"),
			renamed("target_session_attrs", "PGTARGETSESSIONATTRS", "targetServerType",
					Map.of("any", "any", "read-write", "primary", "primary", "primary", "read-only", "secondary",
							"standby", "secondary", "prefer-standby", "preferSecondary")),
			renamed("load_balance_hosts", "PGLOADBALANCEHOSTS", "loadBalanceHosts",
					Map.of("disable", "false", "random", "true")),
			dropped("scram_client_key", null), dropped("scram_server_key", null), dropped("oauth_issuer", null),
			dropped("oauth_client_id", null), dropped("oauth_client_secret", null), dropped("oauth_scope", null),
			dropped("sslkeylogfile", null)));

	/**
	 * Parameters by libpq's names, in libpq's order.
	 * @return all of them
	 */
	static Map<String, UrlParameter> all() {
		return ALL;
	}

	static boolean isSecret(String name) {
		return SECRETS.contains(name);
	}

	boolean permits(String value) {
		if (this.integer) {
			return value.strip().matches("[+-]?[0-9]{1,9}");
		}
		return this.values.isEmpty() || this.values.containsKey(normalise(value));
	}

	/**
	 * Return the value in the spelling of libpq: where only certain words are permitted,
	 * upper case is no error.
	 * @param value the value as given
	 * @return the value
	 */
	String normalise(String value) {
		return (this.values.isEmpty()) ? value : value.strip().toLowerCase(Locale.ROOT);
	}

	/**
	 * Return the value in the spelling of pgjdbc.
	 * @param value a permitted value
	 * @return what pgjdbc calls it
	 */
	String forDriver(String value) {
		return switch (this.name) {
			// A timeout of zero or less means for ever in libpq; in pgjdbc only zero
			// does.
			case "connect_timeout" -> Integer.toString(Math.max(0, Integer.parseInt(value.strip())));
			case "keepalives" -> Boolean.toString(Integer.parseInt(value.strip()) != 0);
			default -> this.values.getOrDefault(value, value);
		};
	}

	private static UrlParameter text(String name, @Nullable String variable, String property) {
		return new UrlParameter(name, variable, property, Map.of(), false);
	}

	private static UrlParameter number(String name, @Nullable String variable, @Nullable String property) {
		return new UrlParameter(name, variable, property, Map.of(), true);
	}

	private static UrlParameter dropped(String name, @Nullable String variable) {
		return new UrlParameter(name, variable, null, Map.of(), false);
	}

	private static UrlParameter choice(String name, String variable, String property, String... values) {
		return renamed(name, variable, property,
				List.of(values).stream().collect(Collectors.toMap(Function.identity(), Function.identity())));
	}

	private static UrlParameter renamed(String name, String variable, String property, Map<String, String> values) {
		return new UrlParameter(name, variable, property, values, false);
	}

	private static Map<String, UrlParameter> index(List<UrlParameter> parameters) {
		Map<String, UrlParameter> index = new LinkedHashMap<>();
		parameters.forEach((parameter) -> index.put(parameter.name(), parameter));
		return index;
	}

}
