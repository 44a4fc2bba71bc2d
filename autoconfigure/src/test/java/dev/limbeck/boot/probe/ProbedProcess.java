package dev.limbeck.boot.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.limbeck.process.Java;

/**
 * The application in a process of its own, with one web server on its class path.
 *
 * @param process the process
 */
record ProbedProcess(Process process) implements AutoCloseable {

	private static final String DEFAULT_HEAP = "-Xmx1g";

	static ProbedProcess start(WebApplication web, Path log, List<String> arguments) {
		return start(DEFAULT_HEAP, web, log, arguments);
	}

	static ProbedProcess start(String heap, WebApplication web, Path log, List<String> arguments) {
		List<String> command = Java.command(heap, "-cp", web.classPath(), ProbedApplication.class.getName(),
				"--spring.main.web-application-type=" + web.type());
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
		builder.environment().keySet().retainAll(Set.of("PATH", "HOME"));
		try {
			return new ProbedProcess(builder.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Wait for the end of the application.
	 * @return its exit code
	 */
	int exitCode() {
		return this.process.onExit().orTimeout(5, TimeUnit.MINUTES).join().exitValue();
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}
