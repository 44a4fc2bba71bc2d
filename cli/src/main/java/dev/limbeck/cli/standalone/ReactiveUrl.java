package dev.limbeck.cli.standalone;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.DatabaseUrl;

/**
 * Says in the words of JDBC and libpq what a URL of R2DBC says.
 *
 * @param text the URL
 * @param source who says it
 */
record ReactiveUrl(String text, String source) {

	private static final Pattern POSTGRESQL = Pattern
		.compile("(?i)r2dbc(s?):(?:pool:)?(?:postgresql|postgres)(?::failover)?://([^?]*)\\??(.*)", Pattern.DOTALL);

	private static final Map<String, String> NAMES = Map.of("schema", "currentSchema", "sslMode", "sslmode",
			"sslRootCert", "sslrootcert", "sslCert", "sslcert", "sslKey", "sslkey", "sslPassword", "sslpassword",
			"applicationName", "application_name", "connectTimeout", "connect_timeout", "options", "options");

	/**
	 * Understand the URL. Parameters that have no counterpart are named in its warnings.
	 * @return the database
	 * @throws LimbeckException if it is none of PostgreSQL, or JDBC cannot connect that
	 * way
	 */
	DatabaseUrl toJdbc() {
		Matcher matcher = POSTGRESQL.matcher(this.text.strip());
		if (!matcher.matches()) {
			return DatabaseUrl.parse(this.text, this.source);
		}
		Map<String, String> given = parameters(matcher.group(3).strip());
		if (given.containsKey("socket")) {
			throw new LimbeckException("unix-socket",
					this.source + " names a unix socket, which is not reachable with pgjdbc.",
					"Set limbeck.migration.url to the same server over TCP.");
		}
		String query = translated(given, !matcher.group(1).isEmpty()).entrySet()
			.stream()
			.map((parameter) -> parameter.getKey() + "=" + encoded(parameter.getValue()))
			.collect(Collectors.joining("&"));
		DatabaseUrl url = DatabaseUrl.parse("postgresql://" + matcher.group(2) + "?" + query, this.source);
		Stream<String> left = given.keySet()
			.stream()
			.filter((name) -> !NAMES.containsKey(name) && !name.equals("ssl"))
			.map((name) -> "Parameter " + name + " is not passed on from R2DBC.");
		return new DatabaseUrl(url.hosts(), url.database(), url.user(), url.password(), url.parameters(),
				Stream.concat(url.warnings().stream(), left).toList());
	}

	private static Map<String, String> parameters(String query) {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (String pair : query.split("&")) {
			String[] parts = pair.split("=", 2);
			if (!parts[0].isEmpty()) {
				parameters.put(decoded(parts[0]), (parts.length > 1) ? decoded(parts[1]) : "");
			}
		}
		return parameters;
	}

	// "ssl" alone means to that driver that the server is verified.
	private static Map<String, String> translated(Map<String, String> given, boolean encrypted) {
		Map<String, String> parameters = new LinkedHashMap<>();
		if (encrypted || Boolean.parseBoolean(given.get("ssl"))) {
			parameters.put("sslmode", "verify-full");
		}
		given.forEach((name, value) -> {
			String libpq = NAMES.get(name);
			if (libpq != null) {
				parameters.put(libpq, translated(libpq, value));
			}
		});
		if (parameters.getOrDefault("sslmode", "").equals("tunnel")) {
			parameters.put("sslmode", "require");
			parameters.put("sslnegotiation", "direct");
		}
		return parameters;
	}

	private static String translated(String name, String value) {
		return switch (name) {
			case "sslmode" -> value.toLowerCase(Locale.ROOT).replace('_', '-');
			case "connect_timeout" -> seconds(value);
			case "options" -> settings(value);
			default -> value;
		};
	}

	// What is no duration is told by who reads the parameter.
	private static String seconds(String value) {
		try {
			return String.valueOf(Math.max(1, Duration.parse(value).toSeconds()));
		}
		catch (DateTimeParseException ex) {
			return value;
		}
	}

	private static String settings(String value) {
		List<String> settings = new ArrayList<>();
		for (String setting : value.split(";")) {
			settings.add("-c " + setting.strip().replaceAll("([\\\\\\s])", "\\\\$1"));
		}
		return String.join(" ", settings);
	}

	private static String decoded(String text) {
		try {
			return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return text;
		}
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	/**
	 * Return who says it alone: the URL may hold a secret.
	 */
	@Override
	public String toString() {
		return "ReactiveUrl[source=" + this.source + "]";
	}

}
