package dev.limbeck.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Another host, as far as the network can tell: a namespace of Linux, joined to this one
 * by a cable that can be made to lose every packet without a word. Needs root.
 */
final class NetworkNamespace implements AutoCloseable {

	private static final String NAME = "limbeck-test";

	/** Address of this side. */
	static final String HERE = "10.213.77.1";

	private static final String THERE = "10.213.77.2";

	private static final String NOBODY = "02:00:00:00:00:01";

	private NetworkNamespace() {
	}

	static boolean isPossible() {
		return "root".equals(System.getProperty("user.name"))
				&& Stream.of("/usr/sbin/ip", "/sbin/ip", "/usr/bin/ip").anyMatch((ip) -> Files.exists(Path.of(ip)))
				&& exitCode("ip", "netns", "list") == 0;
	}

	static NetworkNamespace create() {
		exitCode("ip", "netns", "del", NAME);
		ip("netns add " + NAME);
		ip("link add limbeck-here type veth peer name limbeck-there");
		ip("link set limbeck-there netns " + NAME);
		ip("addr add " + HERE + "/30 dev limbeck-here");
		ip("link set limbeck-here up");
		ip("-n " + NAME + " addr add " + THERE + "/30 dev limbeck-there");
		ip("-n " + NAME + " link set limbeck-there up");
		ip("-n " + NAME + " link set lo up");
		return new NetworkNamespace();
	}

	/**
	 * From now on send each packet to a card that does not exist, both ways.
	 */
	void loseEverything() {
		ip("neigh replace " + THERE + " lladdr " + NOBODY + " dev limbeck-here nud permanent");
		ip("-n " + NAME + " neigh replace " + HERE + " lladdr " + NOBODY + " dev limbeck-there nud permanent");
	}

	/**
	 * Start a class with a main method on the other side.
	 * @param log where its output goes
	 * @param main the class
	 * @param arguments its arguments
	 * @return the process
	 * @throws IOException if there is none
	 */
	Process start(Path log, Class<?> main, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of("ip", "netns", "exec", NAME, Path.of(System.getProperty("java.home"), "bin", "java").toString(),
						"-cp", System.getProperty("java.class.path"), main.getName()));
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
	}

	private static void ip(String arguments) {
		assertThat(exitCode(("ip " + arguments).split(" "))).as("ip " + arguments).isZero();
	}

	private static int exitCode(String... command) {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.onExit()
				.join()
				.exitValue();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		exitCode("ip", "netns", "del", NAME);
	}

}
