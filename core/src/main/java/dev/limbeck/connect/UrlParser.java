package dev.limbeck.connect;

import org.jspecify.annotations.Nullable;

/**
 * Reads a database URL: libpq's rules for {@code postgres://}, pgjdbc's for
 * {@code jdbc:postgresql:}, and a friendlier answer where both would misread what people
 * write.
 */
final class UrlParser {

	private final UrlScheme scheme;

	private final UrlSections sections;

	private final UrlDecoder decoder;

	private final UrlParts parts = new UrlParts();

	private UrlParser(UrlScheme scheme, UrlSections sections, UrlProblems problems) {
		this.scheme = scheme;
		this.sections = sections;
		this.decoder = new UrlDecoder(problems, !sections.isAmbiguous());
	}

	/**
	 * Read a URL.
	 * @param value the URL as it was found
	 * @param problems told all that is wrong; then the result is of no use
	 * @return its parts
	 */
	static UrlParts parse(String value, UrlProblems problems) {
		String text = UrlText.clean(value);
		UrlText.check(text, problems);
		UrlScheme scheme = (problems.isEmpty()) ? UrlScheme.of(text, problems) : UrlScheme.NONE;
		if (!problems.isEmpty()) {
			return new UrlParts();
		}
		UrlSections sections = sections(scheme, text.substring(scheme.length()), problems);
		return (problems.isEmpty()) ? new UrlParser(scheme, sections, problems).parse() : new UrlParts();
	}

	private static UrlSections sections(UrlScheme scheme, String rest, UrlProblems problems) {
		UrlSections sections = (!scheme.jdbc()) ? UrlSections.split(rest)
				: (rest.startsWith("//")) ? UrlSections.split(rest.substring(2))
						: UrlSections.withoutAuthority(rest.startsWith("/") ? rest.substring(1) : rest);
		if (sections.isTorn()) {
			problems.add("user, password, host and database cannot be told apart",
					"Percent-encode special characters in user and password: / is %2F, ? %3F, @ %40. "
							+ "Parameters begin with a question mark.");
		}
		return sections;
	}

	private UrlParts parse() {
		readUserInfo(this.sections.userInfo());
		readPath(this.sections.path());
		int offset = this.scheme.length() + this.sections.offset() + (this.scheme.jdbc() ? 2 : 0);
		UrlHosts raw = UrlHosts.parse(this.sections.addresses(), offset, this.decoder);
		UrlHosts hosts = (this.scheme.jdbc()) ? raw
				: new UrlHosts(this.decoder.decode(raw.names()), decodePorts(raw.ports()));
		UrlSettings settings = new UrlSettings(this.parts, this.decoder, this.scheme.jdbc(), hosts);
		readQuery(this.sections.query(), settings);
		this.parts.hosts(settings.hosts().match(this.decoder, this.sections.hasPassword()));
		useAddress(settings.hosts());
		UrlParameters.sort(this.parts.parameters());
		return this.parts;
	}

	private void readUserInfo(@Nullable String userInfo) {
		if (userInfo == null) {
			return;
		}
		int colon = userInfo.indexOf(':');
		this.parts.user(this.decoder.decode((colon >= 0) ? userInfo.substring(0, colon) : userInfo));
		if (colon >= 0) {
			this.parts.password(this.decoder.decodeSecret(userInfo.substring(colon + 1), "the password"));
		}
		if (userInfo.indexOf('@') >= 0) {
			this.parts.warn("There is more than one @ before the host; write those of user and password as %40.");
		}
	}

	private String decodePorts(String ports) {
		return (this.sections.hasPassword()) ? this.decoder.decode(ports)
				: this.decoder.decodeSecret(ports, "the port");
	}

	/*
	 * A slash at the end is a slip of the pen. pgjdbc takes no other slash than an
	 * encoded one.
	 */
	private void readPath(@Nullable String path) {
		if (path == null) {
			return;
		}
		String name = (path.endsWith("/")) ? path.substring(0, path.length() - 1) : path;
		if (this.scheme.jdbc() && name.indexOf('/') >= 0) {
			this.decoder.problems()
				.add("too many / characters",
						"Write jdbc:postgresql://host:port/database; a / in the name of a database is %2F.");
		}
		if (name.contains("://")) {
			this.decoder.problems()
				.add("another URL in the place of the database's name (not shown)",
						"Keep one of them; // in the name of a database is %2F%2F.");
		}
		this.parts.database((this.scheme.jdbc()) ? this.decoder.decodeForm(name, this.decoder.quote(name))
				: this.decoder.decode(name));
	}

	private void readQuery(@Nullable String query, UrlSettings settings) {
		if (query == null || query.isEmpty()) {
			return;
		}
		// A single & at the end is permitted by libpq.
		String pairs = (query.endsWith("&")) ? query.substring(0, query.length() - 1) : query;
		for (String pair : pairs.split("&", -1)) {
			if (this.scheme.jdbc()) {
				readJdbcPair(pair, settings);
			}
			else {
				readPair(pair, settings);
			}
		}
	}

	private void readPair(String pair, UrlSettings settings) {
		int equals = pair.indexOf('=');
		String key = (equals >= 0) ? pair.substring(0, equals) : pair;
		if (equals < 0 || pair.indexOf('=', equals + 1) >= 0) {
			this.decoder.problems()
				.add(((equals < 0) ? "missing" : "extra") + " key/value separator \"=\" in URI query parameter: "
						+ this.decoder.quote(key),
						"Write parameters as name=value&name=value; in a value, = is %3D and & is %26.");
			return;
		}
		String name = this.decoder.decode(key);
		String raw = pair.substring(equals + 1);
		settings.accept(name, isSecret(name) ? this.decoder.decodeSecret(raw, name) : this.decoder.decode(raw));
	}

	private void readJdbcPair(String pair, UrlSettings settings) {
		int equals = pair.indexOf('=');
		if (pair.isEmpty() || equals == 0) {
			return;
		}
		String key = (equals >= 0) ? pair.substring(0, equals) : pair;
		String raw = (equals >= 0) ? pair.substring(equals + 1) : "";
		if (equals < 0 && !UrlQuery.isKnown(key)) {
			this.parts.warn("A parameter without a value is ignored.");
			return;
		}
		if (raw.contains("password=")) {
			this.decoder.problems().add("& missing before password", "Write parameters as name=value&name=value.");
			return;
		}
		String value = this.decoder.decodeForm(raw, "the value of a parameter");
		if (isForSocketFactory(key)) {
			this.parts.parameters().put(key, value);
		}
		else {
			settings.accept(jdbcName(key), value);
		}
	}

	/*
	 * pgjdbc hands all properties to the socket factory, which has its own, such as Cloud
	 * SQL's cloudSqlInstance.
	 */
	private boolean isForSocketFactory(String key) {
		return this.sections.query() != null && this.sections.query().contains("socketFactory=")
				&& !UrlQuery.isKnown(jdbcName(key));
	}

	private static String jdbcName(String key) {
		return switch (key) {
			case "PGHOST" -> "host";
			case "PGPORT" -> "port";
			case "PGDBNAME" -> "dbname";
			default -> key;
		};
	}

	private static boolean isSecret(String name) {
		return name.equals("password") || UrlParameter.isSecret(name);
	}

	/*
	 * An address without a name is the only thing known of the host; that of this machine
	 * is the default anyway.
	 */
	private void useAddress(UrlHosts hosts) {
		String address = this.parts.parameters().getOrDefault("hostaddr", "");
		if (hosts.names().isEmpty() && !address.isEmpty() && !address.matches("127\\..*|::1")) {
			this.parts.hosts(new UrlHosts(address, hosts.ports()).match(this.decoder, true));
		}
	}

}
