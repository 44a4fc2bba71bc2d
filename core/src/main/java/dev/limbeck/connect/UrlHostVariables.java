package dev.limbeck.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Finds host and port in variables. A host may be {@code name}, {@code name:port}, an
 * address or a list of these.
 */
final class UrlHostVariables {

	private static final Pattern SERVICE_LINK = Pattern.compile("(tcp|udp|sctp)://.*");

	private static final Pattern SHOWN_PORT = Pattern.compile("[-+.:/\\w ]{0,60}");

	private static final Pattern BARE_IPV6 = Pattern.compile("[^\\[\\]:]*:[^\\[\\]:]*:[^\\[\\]]*");

	private final UrlVariables variables;

	private final boolean besidesUrl;

	/**
	 * Create a finder.
	 * @param variables the variables
	 * @param besidesUrl whether they only complete a URL
	 */
	UrlHostVariables(UrlVariables variables, boolean besidesUrl) {
		this.variables = variables;
		this.besidesUrl = besidesUrl;
	}

	/**
	 * Fill host and port.
	 * @param known the hosts as far as they are known
	 * @param reachable whether the server is known, perhaps in another way than by its
	 * name
	 * @return the hosts as far as they are known now
	 */
	List<DatabaseUrl.Host> complete(List<DatabaseUrl.Host> known, boolean reachable) {
		boolean named = known.stream().anyMatch((host) -> host.name() != null);
		Optional<UrlVariables.Setting> setting = named ? Optional.empty() : this.variables.read(UrlVariableNames.HOST);
		if (!reachable && setting.isEmpty()) {
			refuseOtherWays();
		}
		List<DatabaseUrl.Host> hosts = setting.map(this::hosts).orElse(known);
		Integer port = (known.size() == 1) ? known.get(0).port() : null;
		boolean open = hosts.stream().allMatch((host) -> host.port() == null)
				&& (!this.besidesUrl || known.size() == 1);
		if (port != null) {
			return withPorts(hosts, String.valueOf(port), setting, "the URL");
		}
		Optional<UrlVariables.Setting> ports = (open || setting.isPresent()) ? ports(open) : Optional.empty();
		return ports.map((found) -> withPorts(hosts, found.text(), setting, found.variable())).orElse(hosts);
	}

	// Each of them means a server, which the default host is not.
	private void refuseOtherWays() {
		if (this.variables.isSet(UrlVariableNames.SOCKET)) {
			this.variables.used().add(UrlVariableNames.SOCKET);
			this.variables.problems()
				.add(UrlVariableNames.SOCKET + " names a unix socket, which is not reachable with pgjdbc",
						"Set INSTANCE_HOST to the address of the instance, or use Google's socket factory: "
								+ "spring.datasource.url=jdbc:postgresql:///NAME?cloudSqlInstance=PROJECT:REGION:INSTANCE"
								+ "&socketFactory=com.google.cloud.sql.postgres.SocketFactory.");
		}
		UrlVariableNames.HOST.stream()
			.filter(this.variables::isPresent)
			.findFirst()
			.filter((name) -> !this.variables.isSet(UrlVariableNames.SERVICE))
			.ifPresent((name) -> this.variables.problems()
				.add(name + " is set, but empty", "Set it to the name or address of the host, or unset it."));
	}

	/*
	 * Kubernetes sets DB_PORT to tcp://10.0.0.1:5432 for a service called db. Nobody
	 * wrote that, so it does not matter as long as the port is known otherwise.
	 */
	private Optional<UrlVariables.Setting> ports(boolean needed) {
		List<String> own = UrlVariableNames.PORT.stream().filter((name) -> !isServiceLink(name)).toList();
		Optional<UrlVariables.Setting> setting = this.variables.read(own);
		if (setting.isEmpty() && needed && !this.besidesUrl) {
			UrlVariableNames.PORT.stream().filter(this::isServiceLink).findFirst().ifPresent((name) -> {
				String text = this.variables.value(name);
				this.variables.problems()
					.add("invalid port " + shown(text) + " in " + name
							+ ": this is the service link that Kubernetes sets for a service of that name",
							"Set enableServiceLinks: false in the pod, rename the service, or set DB_PORT and "
									+ "POSTGRES_PORT to the number of the port.");
			});
		}
		return setting;
	}

	private boolean isServiceLink(String name) {
		return SERVICE_LINK.matcher(this.variables.value(name)).matches();
	}

	private List<DatabaseUrl.Host> withPorts(List<DatabaseUrl.Host> hosts, String text,
			Optional<UrlVariables.Setting> setting, String variable) {
		String[] ports = text.split(",", -1);
		if (ports.length != 1 && ports.length != hosts.size()) {
			this.variables.problems()
				.add("could not match " + ports.length + " port numbers in " + variable + " to " + hosts.size()
						+ " hosts", "Write one port for all hosts or one for each.");
			return hosts;
		}
		List<DatabaseUrl.Host> complete = new ArrayList<>();
		for (int index = 0; index < hosts.size(); index++) {
			Integer port = port(ports[Math.min(index, ports.length - 1)].strip(), variable);
			Integer own = hosts.get(index).port();
			if (port != null && own != null && !port.equals(own)) {
				this.variables.problems()
					.add(setting.map(UrlVariables.Setting::variable).orElse("the host") + " names port " + own + ", "
							+ variable + " says " + port, "Keep the port in one place.");
			}
			complete.add(new DatabaseUrl.Host(hosts.get(index).name(), (own != null) ? own : port));
		}
		return complete;
	}

	private @Nullable Integer port(String text, String variable) {
		Integer port = UrlHosts.portOrNull(text);
		if (port == null && !text.isEmpty()) {
			this.variables.problems()
				.add("invalid port " + shown(text) + " in " + variable,
						"Write a number from 1 to 65535 into " + variable + ", 5432 for most databases.");
		}
		return port;
	}

	private static String shown(String text) {
		return SHOWN_PORT.matcher(text).matches() ? "\"" + text + "\"" : "(not shown)";
	}

	private List<DatabaseUrl.Host> hosts(UrlVariables.Setting setting) {
		String text = UrlText.clean(setting.text());
		if (text.contains("://") || text.indexOf('@') > 0) {
			this.variables.problems()
				.add(setting.variable() + " holds a URL, not a host",
						"Set " + setting.variable() + " to the name of the host, or DATABASE_URL to the URL.");
			return List.of(new DatabaseUrl.Host(null, null));
		}
		UrlDecoder decoder = new UrlDecoder(this.variables.problems().in(setting.variable()), true);
		List<String> addresses = List.of(text.split(",", -1))
			.stream()
			.map((address) -> bracketed(address.strip()))
			.toList();
		return UrlHosts.parse(String.join(",", addresses), 0, decoder).match(decoder, true);
	}

	/*
	 * Here nothing but a port can follow a host, so that an address needs no brackets.
	 */
	private static String bracketed(String address) {
		return BARE_IPV6.matcher(address).matches() ? "[" + address + "]" : address;
	}

}
