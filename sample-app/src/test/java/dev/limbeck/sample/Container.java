package dev.limbeck.sample;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.postgres.PostgresServer;

/**
 * The image's own command with the environment that an orchestrator gives it, as a
 * process of this machine. Only what a container would have for itself is replaced: the
 * folder of the secrets, and the ports, of which a machine has but one each.
 *
 * @param image the image
 * @param root what stands for the root of the file system where secrets are concerned
 * @param environment variables
 * @param arguments what follows the entry point
 */
record Container(Image image, Path root, Map<String, String> environment, List<String> arguments) {

	static final String SECRETS = "/run/secrets/";

	static Container of(Image image, Path root, Map<String, String> variables) {
		Map<String, String> environment = new HashMap<>(variables);
		environment.replaceAll((name, value) -> value.replace(SECRETS, root + SECRETS));
		environment.put("SERVER_PORT", "" + freePort());
		environment.put("JAVA_TOOL_OPTIONS", ApplicationLaunch.SHORT_LIFE);
		return new Container(image, root, Map.copyOf(environment), List.of());
	}

	Container arguments(List<String> newArguments) {
		return new Container(this.image, this.root, this.environment, List.copyOf(newArguments));
	}

	/**
	 * Put it into a network in which a server has a name.
	 * @param name of the server's host
	 * @param server the server
	 * @return a container that finds it
	 */
	Container network(String name, PostgresServer server) {
		Map<String, String> variables = new HashMap<>(this.environment);
		variables.put("POSTGRES_PORT", "" + server.port());
		variables.put("JAVA_TOOL_OPTIONS", ApplicationLaunch.SHORT_LIFE + " -Djdk.net.hosts.file=" + hosts(name));
		return new Container(this.image, this.root, variables, this.arguments);
	}

	/**
	 * Put a file where secrets are.
	 * @param path below that folder
	 * @param content of the file
	 * @return this
	 */
	Container secret(String path, String content) {
		write(Path.of(this.root + SECRETS + path), content);
		return this;
	}

	RunningApplication start() {
		return RunningApplication.start(process(this.image.command(this.arguments)));
	}

	/**
	 * Run a command beside it to its end, as a health check does.
	 * @param command program and arguments
	 * @return the exit code
	 */
	int execute(List<String> command) {
		try (RunningApplication running = RunningApplication.start(process(command))) {
			return running.awaitExit();
		}
	}

	// Java looks for a program on its own PATH, "env" on the one that it is given; it
	// makes way for the program, which so is the process that is started and ended.
	private ProcessBuilder process(List<String> command) {
		List<String> words = new ArrayList<>(List.of("env"));
		words.addAll(command);
		ProcessBuilder process = ApplicationLaunch.ofPackagedJar().with(this.environment).process(words);
		return javaOnPath(process.directory(this.image.workDirectory().toFile()));
	}

	static ProcessBuilder javaOnPath(ProcessBuilder process) {
		String bin = Path.of(ApplicationLaunch.java()).resolveSibling("").toString();
		process.environment().merge("PATH", bin, (path, first) -> first + File.pathSeparator + path);
		return process;
	}

	private Path hosts(String name) {
		String self = System.getenv().getOrDefault("HOSTNAME", "container");
		return write(this.root.resolve("hosts"), "127.0.0.1 localhost " + name + " " + self + "\n");
	}

	private static Path write(Path file, String content) {
		try {
			Files.createDirectories(file.getParent());
			return Files.writeString(file, content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
