package dev.limbeck.connect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.limbeck.LimbeckException;
import org.postgresql.Driver;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * What pgjdbc understands of a JDBC URL. URLs it would not understand never reach it:
 * pgjdbc logs them, with the password, at WARNING.
 */
final class DriverUrl {

	private static final String SCHEME = "jdbc:postgresql:";

	private static final String HOSTS = SCHEME + "//";

	private static final Pattern HOST = Pattern
		.compile("(?:\\[[0-9a-zA-Z:.%]*]|[0-9a-fA-F:.]*|[^/?,@:\\[\\]]*)(?::\\d{1,5})?");

	private static final Pattern SHAPE = Pattern
		.compile("jdbc:postgresql:(?:///?|//(?<hosts>[^/?]*+)/[^/?]*|[^/?@]*)(?:\\?.*)?", Pattern.DOTALL);

	private static final Pattern SERVICE = Pattern.compile("jdbc:postgresql:.*[?&]service=([\\w.-]+)(?:&.*)?");

	private DriverUrl() {
	}

	/**
	 * Return what a URL and properties say together, as pgjdbc reads them.
	 * @param jdbcUrl a URL for pgjdbc; what it says wins over the properties
	 * @param properties properties of pgjdbc
	 * @return all properties, with those of the URL
	 * @throws SQLException if the URL cannot be understood; the message does not hold it
	 */
	static Properties properties(String jdbcUrl, Properties properties) throws SQLException {
		Properties parsed = isUnderstood(jdbcUrl) ? Driver.parseURL(jdbcUrl, properties) : null;
		if (parsed == null) {
			refuseUnknownService(jdbcUrl);
			throw unusable();
		}
		return parsed;
	}

	private static boolean isUnderstood(String jdbcUrl) {
		Matcher shape = SHAPE.matcher(jdbcUrl);
		if (!shape.matches()) {
			return false;
		}
		String hosts = shape.group("hosts");
		return hosts == null || Arrays.stream(hosts.split(",", -1)).allMatch((host) -> HOST.matcher(host).matches());
	}

	// The driver says no more of a service that it does not find.
	private static void refuseUnknownService(String jdbcUrl) {
		Matcher service = SERVICE.matcher(jdbcUrl);
		if (service.matches()) {
			throw new LimbeckException("unknown-service",
					"There is no connection service \"" + service.group(1) + "\".",
					"Add it to the file that PGSERVICEFILE names, to ~/.pg_service.conf, or to pg_service.conf in the "
							+ "directory that PGSYSCONFDIR names; or set DATABASE_URL in the place of PGSERVICE.");
		}
	}

	/**
	 * Return the URL up to its parameters: pgjdbc lets them win over properties, and with
	 * them over our time-outs.
	 * @param jdbcUrl a URL for pgjdbc
	 * @return the URL without parameters
	 */
	static String withoutParameters(String jdbcUrl) {
		int question = jdbcUrl.indexOf('?');
		return (question != -1) ? jdbcUrl.substring(0, question) : jdbcUrl;
	}

	/**
	 * Return the URL of another database on the same servers, without parameters.
	 * @param jdbcUrl a URL for pgjdbc
	 * @param name the name of the database
	 * @return the URL
	 */
	static String withDatabase(String jdbcUrl, String name) {
		String url = withoutParameters(jdbcUrl);
		boolean hosts = url.startsWith(HOSTS);
		String servers = hosts ? url.substring(0, (url + "/").indexOf('/', HOSTS.length())) + "/" : SCHEME;
		return servers + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
	}

	static SQLException unusable() {
		return new PSQLException("Unable to parse the JDBC URL.", PSQLState.UNEXPECTED_ERROR);
	}

}
