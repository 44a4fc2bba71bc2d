package dev.limbeck.connect;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link DatabaseUrl} the way pgjdbc reads it.
 */
final class JdbcUrl {

	private static final String UNRESERVED = "-._~";

	private JdbcUrl() {
	}

	static String of(DatabaseUrl url) {
		String query = UrlParameters.forDriver(url.parameters())
			.entrySet()
			.stream()
			.filter((entry) -> !UrlParameter.isSecret(entry.getKey()))
			.map((entry) -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
			.collect(Collectors.joining("&"));
		return "jdbc:postgresql:" + target(url) + (query.isEmpty() ? "" : "?" + query);
	}

	static Properties credentials(DatabaseUrl url) {
		Properties properties = new Properties();
		putIfKnown(properties, "user", url.user());
		putIfKnown(properties, "password", url.password());
		putIfKnown(properties, "sslpassword", url.parameters().get("sslpassword"));
		return properties;
	}

	static String addresses(List<DatabaseUrl.Host> hosts) {
		return hosts.stream().map(JdbcUrl::address).collect(Collectors.joining(","));
	}

	/*
	 * What pgjdbc finds in the URL beats the connection service: what is left open must
	 * then stay out of the URL.
	 */
	private static String target(DatabaseUrl url) {
		String database = (url.database() != null) ? encode(url.database()) : "";
		boolean open = url.hosts().equals(List.of(new DatabaseUrl.Host(null, null)));
		if (open && url.parameters().containsKey("service")) {
			return (!database.isEmpty()) ? database : "///";
		}
		return "//" + addresses(url.hosts()) + "/" + database;
	}

	private static String address(DatabaseUrl.Host host) {
		String name = (host.name() != null) ? host.name() : DatabaseUrl.Defaults.STANDARD.host();
		int port = (host.port() != null) ? host.port() : DatabaseUrl.Defaults.STANDARD.port();
		return ((name.indexOf(':') >= 0) ? "[" + name + "]" : name) + ":" + port;
	}

	private static void putIfKnown(Properties properties, String name, @Nullable String value) {
		if (value != null) {
			properties.setProperty(name, value);
		}
	}

	/*
	 * pgjdbc decodes like a form: a plus would become a blank.
	 */
	private static String encode(String text) {
		StringBuilder encoded = new StringBuilder();
		for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
			char character = (char) (octet & 0xff);
			if (character < 0x80 && (Character.isLetterOrDigit(character) || UNRESERVED.indexOf(character) >= 0)) {
				encoded.append(character);
			}
			else {
				encoded.append(String.format("%%%02X", octet & 0xff));
			}
		}
		return encoded.toString();
	}

}
