package dev.limbeck.connect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a database URL while they are being gathered.
 */
final class UrlParts {

	private List<DatabaseUrl.Host> hosts = List.of(new DatabaseUrl.Host(null, null));

	private @Nullable String database;

	private @Nullable String user;

	private @Nullable String password;

	private final Map<String, String> parameters = new LinkedHashMap<>();

	private final List<String> warnings = new ArrayList<>();

	List<DatabaseUrl.Host> hosts() {
		return this.hosts;
	}

	void hosts(List<DatabaseUrl.Host> hosts) {
		this.hosts = hosts;
	}

	/**
	 * Whether anything says which server it is.
	 * @return whether there is a host, a connection service or a way of its own
	 */
	boolean namesHost() {
		return this.hosts.stream().anyMatch((host) -> host.name() != null) || this.parameters.containsKey("service")
				|| this.parameters.containsKey("socketFactory");
	}

	Optional<String> database() {
		return Optional.ofNullable(this.database);
	}

	void database(String database) {
		this.database = textOrNull(database);
	}

	Optional<String> user() {
		return Optional.ofNullable(this.user);
	}

	void user(String user) {
		this.user = textOrNull(user);
	}

	Optional<String> password() {
		return Optional.ofNullable(this.password);
	}

	void password(String password) {
		this.password = textOrNull(password);
	}

	Map<String, String> parameters() {
		return this.parameters;
	}

	void warn(String warning) {
		if (!this.warnings.contains(warning)) {
			this.warnings.add(warning);
		}
	}

	DatabaseUrl toUrl() {
		return new DatabaseUrl(this.hosts, this.database, this.user, this.password, this.parameters, this.warnings);
	}

	/*
	 * An empty text says nothing.
	 */
	private static @Nullable String textOrNull(String text) {
		return (!text.isEmpty()) ? text : null;
	}

}
