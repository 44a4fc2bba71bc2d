package dev.limbeck.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Hosts and ports the way libpq keeps them: two texts, each a list separated by commas.
 *
 * @param names the hosts
 * @param ports the ports
 */
record UrlHosts(String names, String ports) {

	private static final Pattern BARE_IPV6 = Pattern.compile("[0-9a-fA-F:.]*::[0-9a-fA-F:.]*|([0-9a-fA-F]*:){7,}.*");

	private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[^\\[\\]]+]|[^:/,@\\[\\]]+):([0-9]{1,5})");

	private static final Pattern NOT_A_HOST = Pattern.compile("[\\s/?#&@%=\\\\\"'<>;\\p{Cntrl}]");

	private static final Pattern ZONE = Pattern.compile("(:[^%:]*+)%[\\w.-]+");

	private static final String PORT_ADVICE = "Write a port from 1 to 65535, 5432 for most databases.";

	/**
	 * Read the {@code host:port} pairs of an authority.
	 * @param addresses the pairs, still encoded
	 * @param offset where they begin in the whole URL, for messages
	 * @param decoder told what is wrong
	 * @return the two lists, still encoded
	 */
	static UrlHosts parse(String addresses, int offset, UrlDecoder decoder) {
		List<String> names = new ArrayList<>();
		List<String> ports = new ArrayList<>();
		int start = 0;
		for (String address : addresses.split(",", -1)) {
			int portStart = (address.startsWith("[")) ? bracketEnd(address, offset + start, decoder)
					: address.indexOf(':');
			if (BARE_IPV6.matcher(address).matches()) {
				decoder.problems()
					.add("IPv6 address must be in brackets", "Write [2001:db8::1]:5432, with your address.");
				portStart = -1;
			}
			String name = (portStart >= 0) ? address.substring(0, portStart) : address;
			names.add(name.replaceAll("^\\[(.*)]$", "$1"));
			ports.add((portStart >= 0) ? address.substring(portStart + 1) : "");
			start += address.length() + 1;
		}
		return new UrlHosts(String.join(",", names), String.join(",", ports));
	}

	/**
	 * Read what parameters name: hosts, each perhaps with its port.
	 * @param value hosts, separated by commas
	 * @return hosts and ports, one for each host
	 */
	static UrlHosts withPorts(String value) {
		List<String> names = new ArrayList<>();
		List<String> numbers = new ArrayList<>();
		for (String host : value.split(",", -1)) {
			Matcher matcher = HOST_AND_PORT.matcher(host);
			names.add(matcher.matches() ? matcher.group(1).replaceAll("^\\[(.*)]$", "$1") : host);
			numbers.add(matcher.matches() ? matcher.group(2) : "");
		}
		return new UrlHosts(String.join(",", names), String.join(",", numbers));
	}

	/**
	 * Give hosts without a port one.
	 * @param others one port for all hosts or one for each
	 * @return hosts and ports
	 */
	UrlHosts filledWith(String others) {
		List<String> own = List.of(this.ports.split(",", -1));
		List<String> given = List.of(others.split(",", -1));
		if (own.stream().noneMatch(String::isEmpty)) {
			return this;
		}
		if (given.size() != 1 && given.size() != own.size()) {
			return new UrlHosts(this.names, others);
		}
		List<String> filled = new ArrayList<>();
		for (int index = 0; index < own.size(); index++) {
			filled.add(own.get(index).isEmpty() ? given.get(Math.min(index, given.size() - 1)) : own.get(index));
		}
		return new UrlHosts(this.names, String.join(",", filled));
	}

	/**
	 * Give hosts the ports that are named beside them.
	 * @param named one port for all hosts or one for each
	 * @param decoder told where a host has another one
	 * @return hosts and ports
	 */
	UrlHosts filledWith(String named, UrlDecoder decoder) {
		List<String> own = List.of(this.ports.split(",", -1));
		List<String> given = List.of(named.split(",", -1));
		if (given.size() != 1 && given.size() != own.size()) {
			return new UrlHosts(this.names, named);
		}
		for (int index = 0; index < own.size(); index++) {
			String port = given.get(Math.min(index, given.size() - 1));
			if (!own.get(index).isEmpty() && !own.get(index).equals(port)) {
				decoder.problems()
					.add("host names port " + own.get(index) + ", port says " + decoder.quoteHarmless(port),
							"Keep the port in one place.");
			}
		}
		return filledWith(named);
	}

	/**
	 * Match hosts with ports: a single port is the port of every host.
	 * @param decoder told what is wrong
	 * @param showsPort whether the text of a wrong port may be shown
	 * @return the hosts, at least one
	 */
	List<DatabaseUrl.Host> match(UrlDecoder decoder, boolean showsPort) {
		String[] hosts = this.names.split(",", -1);
		String[] numbers = this.ports.split(",", -1);
		if (numbers.length != 1 && numbers.length != hosts.length) {
			decoder.problems()
				.add("could not match " + numbers.length + " port numbers to " + hosts.length + " hosts",
						"Write one port for all hosts or one for each.");
			return List.of();
		}
		List<DatabaseUrl.Host> matched = new ArrayList<>();
		for (int index = 0; index < hosts.length; index++) {
			String number = (numbers.length == 1) ? numbers[0] : numbers[index];
			matched.add(new DatabaseUrl.Host(host(hosts[index].strip(), decoder),
					port(number.strip(), decoder, showsPort)));
		}
		return matched;
	}

	/**
	 * Read a port.
	 * @param text the text
	 * @return 1 to 65535, or {@code null} if it is none
	 */
	static @Nullable Integer portOrNull(String text) {
		if (!text.matches("[0-9]{1,9}")) {
			return null;
		}
		int number = Integer.parseInt(text);
		return (number >= 1 && number <= 65535) ? number : null;
	}

	private static @Nullable Integer port(String text, UrlDecoder decoder, boolean showsPort) {
		Integer port = portOrNull(text);
		if (port == null && !text.isEmpty()) {
			boolean shown = showsPort || text.matches("[+-]?[0-9]{1,9}");
			decoder.problems()
				.add("invalid port " + (shown ? decoder.quoteHarmless(text) : "(not shown)"), PORT_ADVICE);
		}
		return port;
	}

	private static @Nullable String host(String text, UrlDecoder decoder) {
		if (text.startsWith("/") || text.startsWith("@")) {
			decoder.problems()
				.add("unix socket directory " + (decoder.quote(text).startsWith("\"") ? text : "(not shown)")
						+ " is not reachable with pgjdbc",
						"Write the name or address of the host: pgjdbc connects over TCP. For a socket, set "
								+ "spring.datasource.url with a socketFactory such as junixsocket's.");
		}
		else if (NOT_A_HOST.matcher(ZONE.matcher(text).replaceFirst("$1")).find()) {
			decoder.problems()
				.add("invalid host name (not shown)",
						"Write a host name or an address; special characters in user and password must be "
								+ "percent-encoded, @ as %40, / as %2F.");
		}
		return (!text.isEmpty()) ? text : null;
	}

	/*
	 * Returns where the colon before the port is, or -1. Messages are libpq's.
	 */
	private static int bracketEnd(String address, int position, UrlDecoder decoder) {
		int close = address.indexOf(']');
		String advice = "Write an IPv6 address as [2001:db8::1].";
		if (close < 0) {
			decoder.problems()
				.add("end of string reached when looking for matching \"]\" in IPv6 host address in URI", advice);
		}
		else if (close == 1) {
			decoder.problems().add("IPv6 host address may not be empty in URI", advice);
		}
		else if (close + 1 < address.length() && address.charAt(close + 1) != ':') {
			decoder.problems()
				.add("unexpected character \"" + address.charAt(close + 1) + "\" at position " + (position + close + 2)
						+ " in URI (expected \":\" or \"/\")", advice);
		}
		return (close >= 0 && close + 1 < address.length()) ? close + 1 : -1;
	}

}
