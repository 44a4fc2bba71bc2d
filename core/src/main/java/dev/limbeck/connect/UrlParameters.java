package dev.limbeck.connect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which parameters are honoured and what pgjdbc calls them.
 */
final class UrlParameters {

	private static final String JAVA_TRUST_STORE = "org.postgresql.ssl.DefaultJavaSSLFactory";

	private UrlParameters() {
	}

	/**
	 * Check a parameter of libpq and keep it; warn if pgjdbc cannot honour it.
	 * @param parameter which one
	 * @param value its value
	 * @param parts where to keep it
	 * @param decoder told if the value is not permitted
	 */
	static void keep(UrlParameter parameter, String value, UrlParts parts, UrlDecoder decoder) {
		if (!parameter.permits(value)) {
			decoder.problems()
				.add((parameter.integer())
						? "invalid integer value %s for connection option \"%s\"".formatted(decoder.quote(value),
								parameter.name())
						: "invalid %s value: %s".formatted(parameter.name(), decoder.quote(value)),
						(parameter.integer()) ? "Write a whole number for " + parameter.name() + "."
								: "Write one of " + String.join(", ", new TreeMap<>(parameter.values()).keySet())
										+ " for " + parameter.name() + ".");
			return;
		}
		parts.parameters().put(parameter.name(), parameter.normalise(value));
		if (parameter.property() == null && !isPlainEncoding(parameter.name(), value)) {
			parts.warn("Parameter " + parameter.name() + " is ignored: pgjdbc has no counterpart.");
		}
	}

	/**
	 * Refuse what libpq refuses about the parameters as a whole.
	 * @param parts the parts after everything is known
	 * @param problems where to tell
	 */
	static void checkTogether(UrlParts parts, UrlProblems problems) {
		String mode = parts.parameters().getOrDefault("sslmode", "verify-full");
		if (isSystemTrust(parts.parameters()) && !mode.equals("verify-full")) {
			problems.add("weak sslmode \"" + mode + "\" may not be used with sslrootcert=system (use \"verify-full\")",
					"Write sslmode=verify-full or name the file of the root certificate.");
		}
	}

	/**
	 * Order the parameters: libpq's in its order, then pgjdbc's by name.
	 * @param parameters reordered in place
	 */
	static void sort(Map<String, String> parameters) {
		Map<String, String> sorted = new LinkedHashMap<>();
		UrlParameter.all().keySet().stream().filter(parameters::containsKey).forEach((name) -> {
			sorted.put(name, parameters.getOrDefault(name, ""));
			parameters.remove(name);
		});
		sorted.putAll(new TreeMap<>(parameters));
		parameters.clear();
		parameters.putAll(sorted);
	}

	/**
	 * Translate to pgjdbc's properties.
	 * @param parameters under the names of libpq or pgjdbc
	 * @return the same under pgjdbc's names, without those it has no counterpart for
	 */
	static Map<String, String> forDriver(Map<String, String> parameters) {
		Map<String, String> properties = new LinkedHashMap<>();
		if (isSystemTrust(parameters)) {
			// What libpq does; without it pgjdbc would fall back to plain text.
			properties.put("sslmode", "verify-full");
		}
		parameters.forEach((name, value) -> {
			UrlParameter parameter = UrlParameter.all().get(name);
			if (parameter == null) {
				properties.put(name, value);
			}
			else if (parameter.property() != null && !isShadowed(name, parameters)) {
				properties.put(parameter.property(), parameter.forDriver(value));
			}
		});
		if (isSystemTrust(parameters)) {
			properties.remove("sslrootcert");
			properties.putIfAbsent("sslfactory", JAVA_TRUST_STORE);
		}
		return properties;
	}

	private static boolean isShadowed(String name, Map<String, String> parameters) {
		return name.equals("fallback_application_name") && parameters.containsKey("application_name");
	}

	private static boolean isSystemTrust(Map<String, String> parameters) {
		return "system".equals(parameters.get("sslrootcert"));
	}

	/*
	 * pgjdbc always speaks UTF-8.
	 */
	private static boolean isPlainEncoding(String name, String value) {
		return name.equals("client_encoding") && value.matches("(?i)auto|utf-?8|unicode");
	}

}
