package dev.limbeck.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.limbeck.process.Java;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A class with a main method in a JVM of its own.
 *
 * @param process the process
 * @param log where its output goes
 */
record ChildProcess(Process process, Path log) {

	static ChildProcess start(Class<?> main, String... arguments) {
		return start(List.of(), main, arguments);
	}

	static ChildProcess start(List<String> options, Class<?> main, String... arguments) {
		try {
			Path log = Files.createTempFile("child", ".log");
			List<String> command = Java.command(options.toArray(String[]::new));
			command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
			command.addAll(List.of(arguments));
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(log.toFile())
				.start();
			return new ChildProcess(process, log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Ask the process to end, as an orchestrator does (SIGTERM), and wait until it has.
	 * @return the exit code
	 * @throws InterruptedException if the test is interrupted
	 */
	int terminate() throws InterruptedException {
		this.process.destroy();
		assertThat(this.process.waitFor(20, TimeUnit.SECONDS)).as("ends within the grace period").isTrue();
		return this.process.exitValue();
	}

	/**
	 * End the process at once (SIGKILL), and wait until it has.
	 * @throws InterruptedException if the test is interrupted
	 */
	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	String output() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
