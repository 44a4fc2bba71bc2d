package dev.limbeck.connect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import dev.limbeck.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is and how to connect to it, as a URL or variables say it; what they
 * leave open is {@code null}.
 *
 * @param hosts the servers to try, in order; at least one
 * @param database the name of the database
 * @param user the role to log in as
 * @param password the password of the role
 * @param parameters further settings under the names they were given, libpq's or
 * pgjdbc's; libpq's come first and in its order
 * @param warnings what was given but is not honoured; one sentence each, without values
 */
public record DatabaseUrl(List<Host> hosts, @Nullable String database, @Nullable String user, @Nullable String password,
		Map<String, String> parameters, List<String> warnings) {

	/**
	 * Copy the collections; no host at all is one host that is left open.
	 */
	public DatabaseUrl {
		hosts = (!hosts.isEmpty()) ? List.copyOf(hosts) : List.of(new Host(null, null));
		parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
		warnings = List.copyOf(warnings);
	}

	/**
	 * Read a URL in any common form: {@code postgres://}, {@code postgresql://},
	 * {@code postgresql+driver://} by libpq's rules, {@code jdbc:postgresql:} by
	 * pgjdbc's.
	 * @param text the URL; blanks and quotes around it do not matter
	 * @return what it says
	 * @throws DatabaseUrlException if it cannot be understood, with all reasons
	 * @see <a href=
	 * "https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS">Connection
	 * URIs</a>
	 */
	public static DatabaseUrl parse(String text) {
		UrlProblems problems = new UrlProblems();
		UrlParts parts = UrlParser.parse(text, problems);
		UrlParameters.checkTogether(parts, problems);
		problems.throwIfAny();
		return parts.toUrl();
	}

	/**
	 * Read a URL in any common form, and let errors begin with who says it.
	 * @param text the URL; blanks and quotes around it do not matter
	 * @param source such as {@code SPRING_DATASOURCE_URL}
	 * @return what it says
	 * @throws DatabaseUrlException if it cannot be understood, with all reasons
	 */
	public static DatabaseUrl parse(String text, String source) {
		try {
			return parse(text);
		}
		catch (DatabaseUrlException ex) {
			throw new DatabaseUrlException(source + ": " + ex.description(), ex.action());
		}
	}

	/**
	 * Return the URL for pgjdbc: without credentials, with pgjdbc's names of the
	 * parameters, host and port always stated. Credentials are in {@link #properties()}.
	 * @return a URL that starts with {@code jdbc:postgresql:}
	 */
	public String jdbcUrl() {
		return JdbcUrl.of(this);
	}

	/**
	 * Return what pgjdbc needs beside the URL because it is personal or secret:
	 * {@code user}, {@code password} and {@code sslpassword}, as far as they are known.
	 * @return new properties
	 */
	public Properties properties() {
		return JdbcUrl.credentials(this);
	}

	/**
	 * Return hosts, ports and database for people to read, such as
	 * {@code db.example.com:5432/app}.
	 * @return one line without secrets
	 */
	public String description() {
		String name = (this.database != null) ? this.database : this.user;
		String service = this.parameters.get("service");
		if (service != null && this.hosts.equals(List.of(new Host(null, null)))) {
			return "service " + service + ((this.database != null) ? "/" + this.database : "");
		}
		return JdbcUrl.addresses(this.hosts) + ((name != null) ? "/" + VisibleText.line(name) : "");
	}

	/**
	 * Fill what is left open. A connection service ({@code service=…}) is left alone:
	 * pgjdbc takes from it what the URL does not say.
	 * @param defaults what to fill in
	 * @return a URL with host, port, user and database
	 */
	public DatabaseUrl withDefaults(Defaults defaults) {
		if (this.parameters.containsKey("service")) {
			return this;
		}
		String role = (this.user != null) ? this.user : defaults.user();
		String fallback = (defaults.database() != null) ? defaults.database() : role;
		return new DatabaseUrl(this.hosts.stream().map((host) -> host.withDefaults(defaults)).toList(),
				(this.database != null) ? this.database : fallback, role, this.password, this.parameters,
				this.warnings);
	}

	/**
	 * Return the same without password and secret parameters.
	 * @return a URL that may be shown
	 */
	public DatabaseUrl withoutSecrets() {
		Map<String, String> shown = new LinkedHashMap<>(this.parameters);
		shown.keySet().removeIf(UrlParameter::isSecret);
		return new DatabaseUrl(this.hosts, this.database, this.user, null, shown, this.warnings);
	}

	/**
	 * Return everything but the secrets.
	 */
	@Override
	public String toString() {
		Map<String, String> shown = new LinkedHashMap<>(this.parameters);
		shown.replaceAll((name, value) -> (UrlParameter.isSecret(name)) ? "***" : value);
		return "DatabaseUrl[hosts=" + this.hosts + ", database=" + this.database + ", user=" + this.user + ", password="
				+ ((this.password != null) ? "***" : "null") + ", parameters=" + shown + ", warnings=" + this.warnings
				+ "]";
	}

	/**
	 * One server.
	 *
	 * @param name a host name or an address, IPv6 without brackets
	 * @param port 1 to 65535
	 */
	public record Host(@Nullable String name, @Nullable Integer port) {

		private Host withDefaults(Defaults defaults) {
			return new Host((this.name != null) ? this.name : defaults.host(),
					(this.port != null) ? this.port : (Integer) defaults.port());
		}

	}

	/**
	 * What to take for parts that neither URL nor variables name.
	 *
	 * @param host the host
	 * @param port the port, 1 to 65535
	 * @param user the role
	 * @param database the database, or {@code null} to take the name of the user, as
	 * libpq does
	 */
	public record Defaults(String host, int port, String user, @Nullable String database) {

		/** The host unless {@code limbeck.database.default-host} says otherwise. */
		public static final String HOST = "localhost";

		/** The port unless {@code limbeck.database.default-port} says otherwise. */
		public static final int PORT = 5432;

		/** The role unless {@code limbeck.database.default-user} says otherwise. */
		public static final String USER = "postgres";

		/** Who says where the database is if nobody does, for logs and messages. */
		public static final String SOURCE = "limbeck.database.default-* (nothing says where the database is: set DATABASE_URL)";

		/**
		 * Standard host, port and role; a database of the role's name.
		 */
		public static final Defaults STANDARD = new Defaults(HOST, PORT, USER, null);

	}

}
