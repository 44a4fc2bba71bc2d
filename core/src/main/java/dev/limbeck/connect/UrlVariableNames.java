package dev.limbeck.connect;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The variables that platforms, images and libpq use for a database; in each list the
 * first one that is set wins.
 */
final class UrlVariableNames {

	/**
	 * What is added to a name for the variant that holds the path of a secret file.
	 */
	static final String FILE = "_FILE";

	/**
	 * Heroku's for the JVM, which has credentials of its own.
	 */
	static final String JDBC_URL = "JDBC_DATABASE_URL";

	/**
	 * Heroku's own and everybody's, Heroku's for the JVM, Vercel's.
	 */
	static final List<String> URL = List.of("DATABASE_URL", JDBC_URL, "POSTGRES_URL");

	static final String JDBC_USER = "JDBC_DATABASE_USERNAME";

	static final String JDBC_PASSWORD = "JDBC_DATABASE_PASSWORD";

	static final List<String> HOST = List.of("POSTGRES_HOST", "POSTGRESQL_HOST", "DB_HOST", "INSTANCE_HOST",
			"RDS_HOSTNAME", "PGHOST");

	/**
	 * What Cloud Run mounts in the place of a host.
	 */
	static final String SOCKET = "INSTANCE_UNIX_SOCKET";

	/**
	 * An entry of libpq's file of connection services.
	 */
	static final String SERVICE = "PGSERVICE";

	/**
	 * The file that the entry is looked up in.
	 */
	static final String SERVICE_FILE = "PGSERVICEFILE";

	static final List<String> PORT = List.of("POSTGRES_PORT", "POSTGRESQL_PORT", "DB_PORT", "RDS_PORT", "PGPORT");

	static final List<String> DATABASE = List.of("POSTGRES_DB", "POSTGRES_DATABASE", "POSTGRESQL_DB",
			"POSTGRESQL_DATABASE", "DB_NAME", "DB_DATABASE", "RDS_DB_NAME", "PGDATABASE");

	static final List<String> USER = List.of("POSTGRES_USER", "POSTGRESQL_USER", "POSTGRESQL_USERNAME", "DB_USER",
			"DB_USERNAME", "RDS_USERNAME", "PGUSER");

	static final List<String> PASSWORD = List.of("POSTGRES_PASSWORD", "POSTGRESQL_PASSWORD", "DB_PASSWORD", "DB_PASS",
			"RDS_PASSWORD", "PGPASSWORD");

	/**
	 * All that hold a password and nothing else.
	 */
	static final Set<String> PASSWORDS = Stream.concat(Stream.of(JDBC_PASSWORD), PASSWORD.stream())
		.collect(Collectors.toUnmodifiableSet());

	private UrlVariableNames() {
	}

	/**
	 * libpq's parameters in the order in which people set them.
	 * @return parameters that have a variable
	 */
	static List<UrlParameter> parameters() {
		List<String> first = List.of("sslmode", "application_name", "connect_timeout", "options");
		Stream<UrlParameter> others = UrlParameter.all()
			.values()
			.stream()
			.filter((parameter) -> !first.contains(parameter.name()));
		return Stream.concat(first.stream().map((name) -> parameter(name)), others)
			.filter((parameter) -> parameter.variable() != null)
			.toList();
	}

	static Set<String> all() {
		Set<String> names = new LinkedHashSet<>();
		Stream.of(URL.stream(), Stream.of(JDBC_USER, JDBC_PASSWORD), parts())
			.flatMap((group) -> group)
			.forEach((name) -> {
				names.add(name);
				names.add(name + FILE);
			});
		names.add(SOCKET);
		names.add(SERVICE_FILE);
		for (UrlParameter parameter : parameters()) {
			if (parameter.variable() != null) {
				names.add(parameter.variable());
			}
		}
		return names;
	}

	static Set<String> secrets() {
		Set<String> names = new LinkedHashSet<>();
		Stream.of(URL.stream(), Stream.of(JDBC_PASSWORD), PASSWORD.stream())
			.flatMap((group) -> group)
			.forEach((name) -> {
				names.add(name);
				names.add(name + FILE);
			});
		return names;
	}

	static Stream<String> partsAndService() {
		return Stream.concat(parts(), Stream.of(SOCKET, SERVICE));
	}

	static Stream<String> parts() {
		return Stream.of(HOST, PORT, DATABASE, USER, PASSWORD).flatMap(List::stream);
	}

	private static UrlParameter parameter(String name) {
		return Objects.requireNonNull(UrlParameter.all().get(name));
	}

}
