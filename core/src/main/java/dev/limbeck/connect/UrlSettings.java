package dev.limbeck.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the {@code name=value} pairs of a query, decoded, one after the other; the last
 * of equal names wins, except for hosts and ports, which are several then.
 */
final class UrlSettings {

	/*
	 * What "ssl" means to other drivers, in libpq's words.
	 */
	private static final Map<String, String> SSL = Map.ofEntries(Map.entry("true", "require"),
			Map.entry("1", "require"), Map.entry("require", "require"), Map.entry("no-verify", "require"),
			Map.entry("false", "disable"), Map.entry("0", "disable"), Map.entry("disable", "disable"),
			Map.entry("allow", "allow"), Map.entry("prefer", "prefer"), Map.entry("verify-ca", "verify-ca"),
			Map.entry("verify-full", "verify-full"));

	/*
	 * Values of pgjdbc's "ssl": true is verify-full.
	 */
	private static final Set<String> DRIVER_SSL = Set.of("", "true", "false");

	private final UrlParts parts;

	private final UrlDecoder decoder;

	private final boolean jdbc;

	private UrlHosts hosts;

	private final List<String> hostValues = new ArrayList<>();

	private final List<String> portValues = new ArrayList<>();

	UrlSettings(UrlParts parts, UrlDecoder decoder, boolean jdbc, UrlHosts hosts) {
		this.parts = parts;
		this.decoder = decoder;
		this.jdbc = jdbc;
		this.hosts = hosts;
	}

	/**
	 * Return the hosts after what the query says about them.
	 * @return the hosts
	 */
	UrlHosts hosts() {
		String ports = this.portValues.isEmpty() ? this.hosts.ports() : String.join(",", this.portValues);
		if (this.hostValues.isEmpty()) {
			return new UrlHosts(this.hosts.names(), ports);
		}
		UrlHosts named = UrlHosts.withPorts(String.join(",", this.hostValues));
		return this.portValues.isEmpty() ? named.filledWith(ports) : named.filledWith(ports, this.decoder);
	}

	void accept(String name, String value) {
		UrlParameter parameter = UrlParameter.all().get(name);
		if (UrlQuery.isPart(name)) {
			acceptPart(name, value);
		}
		else if (name.equals("ssl") && !(this.jdbc && DRIVER_SSL.contains(value.toLowerCase(Locale.ROOT)))) {
			acceptSsl(value);
		}
		else if (name.equals("unix_sock")) {
			this.hosts = new UrlHosts(value, this.hosts.ports());
		}
		else if (parameter != null) {
			acceptParameter(parameter, value);
		}
		else if (UrlQuery.isDriverProperty(name)) {
			this.parts.parameters().put(name, value);
		}
		else {
			ignore(name);
		}
	}

	private void acceptPart(String name, String value) {
		switch (name) {
			case "user" -> this.parts.user(value);
			case "password" -> this.parts.password(value);
			case "dbname" -> this.parts.database(value);
			case "host" -> this.hostValues.add(value);
			default -> this.portValues.add(value);
		}
	}

	private void acceptParameter(UrlParameter parameter, String value) {
		boolean unverified = parameter.name().equals("sslmode") && value.equals("no-verify");
		if (unverified) {
			this.parts.warn("Parameter sslmode has a value of another driver and is taken as require.");
		}
		if (!value.isEmpty()) {
			UrlParameters.keep(parameter, unverified ? "require" : value, this.parts, this.decoder);
		}
	}

	private void acceptSsl(String value) {
		String mode = SSL.get(value.toLowerCase(Locale.ROOT));
		if (mode != null) {
			this.parts.parameters().put("sslmode", mode);
			return;
		}
		this.decoder.problems()
			.add("invalid ssl value: " + this.decoder.quote(value),
					"Write sslmode=require, or sslmode=verify-full with sslrootcert.");
	}

	/*
	 * Neither libpq nor pgjdbc knows it: a misspelt name is an error, as in libpq; a name
	 * of another driver is left out.
	 */
	private void ignore(String name) {
		Optional<String> meant = UrlQuery.meant(name);
		if (meant.isPresent()) {
			this.decoder.problems()
				.add("invalid URI query parameter: " + this.decoder.quote(name), "Write " + meant.get() + ".");
			return;
		}
		String shown = this.decoder.quote(name).replace("\"", "");
		this.parts.warn("Parameter " + shown + " is ignored: neither libpq nor pgjdbc knows it." + advice(name));
	}

	private static String advice(String name) {
		return switch (name) {
			case "pgbouncer" -> " Behind PgBouncer, prepareThreshold=0 turns off prepared statements.";
			case "schema", "search_path" -> " currentSchema sets the search path.";
			default -> "";
		};
	}

}
