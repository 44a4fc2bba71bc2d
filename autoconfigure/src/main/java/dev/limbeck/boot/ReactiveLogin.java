package dev.limbeck.boot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.DatabaseUrl;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import org.jspecify.annotations.Nullable;

/**
 * Says in the words of JDBC how R2DBC logs in.
 *
 * @param options what the driver of R2DBC is given
 */
record ReactiveLogin(ConnectionFactoryOptions options) {

	private static final Map<String, String> NAMES = Map.of("schema", "currentSchema", "sslRootCert", "sslrootcert",
			"sslCert", "sslcert", "sslKey", "sslkey", "sslPassword", "sslpassword");

	private static final Pattern HOST = Pattern.compile("(\\[[^]]+]|[^:]+)(?::(\\d{1,5}))?");

	/**
	 * Translate everything that names the database or changes a session.
	 * @return the login
	 * @throws LimbeckException if the driver of JDBC cannot connect that way
	 */
	Login toJdbc() {
		if (text("socket") != null) {
			throw new LimbeckException("unix-socket",
					"The application's ConnectionFactory connects by a unix socket, which JDBC does not.",
					"Set limbeck.migration.url to the same server over TCP.");
		}
		DatabaseUrl url = new DatabaseUrl(hosts(), text("database"), text("user"), text("password"), parameters(),
				List.of())
			.withDefaults(DatabaseUrl.Defaults.STANDARD);
		return new Login(url.jdbcUrl(), url.properties());
	}

	private List<DatabaseUrl.Host> hosts() {
		String port = text("port");
		List<DatabaseUrl.Host> hosts = new ArrayList<>();
		for (String host : String.valueOf(text("host")).split(",")) {
			Matcher parts = HOST.matcher(host.strip());
			boolean plain = !parts.matches();
			String own = plain ? null : parts.group(2);
			String number = (own != null) ? own : port;
			hosts.add(new DatabaseUrl.Host(plain ? host.strip() : parts.group(1).replaceAll("[\\[\\]]", ""),
					(number != null) ? Integer.valueOf(number) : null));
		}
		return hosts;
	}

	private Map<String, String> parameters() {
		Map<String, String> parameters = new TreeMap<>(encryption());
		NAMES.forEach((name, property) -> {
			String value = text(name);
			if (value != null) {
				parameters.put(property, value);
			}
		});
		String settings = settings();
		if (!settings.isEmpty()) {
			parameters.put("options", settings);
		}
		return parameters;
	}

	// "ssl" alone means to this driver that the server is verified.
	private Map<String, String> encryption() {
		String mode = text("sslMode");
		if (mode == null) {
			return Boolean.parseBoolean(text("ssl")) ? Map.of("sslmode", "verify-full") : Map.of();
		}
		String lower = mode.toLowerCase(Locale.ROOT).replace('_', '-');
		return lower.equals("tunnel") ? Map.of("sslmode", "require", "sslNegotiation", "direct")
				: Map.of("sslmode", lower);
	}

	private String settings() {
		Object value = this.options.getValue(Option.valueOf("options"));
		Map<String, String> settings = new LinkedHashMap<>();
		if (value instanceof Map<?, ?> map) {
			map.forEach((name, setting) -> settings.put(name.toString(), String.valueOf(setting)));
		}
		else if (value != null) {
			for (String pair : value.toString().split(";")) {
				String[] parts = pair.split("=", 2);
				settings.put(parts[0].strip(), (parts.length > 1) ? parts[1].strip() : "");
			}
		}
		return settings.entrySet()
			.stream()
			.map((setting) -> "-c " + setting.getKey() + "=" + setting.getValue().replaceAll("([\\\\\\s])", "\\\\$1"))
			.collect(Collectors.joining(" "));
	}

	private @Nullable String text(String name) {
		Object value = this.options.getValue(Option.valueOf(name));
		return (value != null && !value.toString().isEmpty()) ? value.toString() : null;
	}

	@Override
	public String toString() {
		return "ReactiveLogin[host=" + text("host") + "]";
	}

}
