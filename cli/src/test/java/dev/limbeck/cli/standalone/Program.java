package dev.limbeck.cli.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.limbeck.process.Java;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged program in a process of its own, which nothing of this shell reaches but
 * what starting Java takes.
 *
 * @param jar the program
 * @param directory the working directory
 * @param variables of the process
 */
public record Program(Path jar, Path directory, Map<String, String> variables) {

	/** Only a program that hangs takes so long. */
	private static final long LIMIT_SECONDS = 90;

	public static Program in(Path directory) {
		return new Program(packagedJar(), directory, Map.of());
	}

	public static Path packagedJar() {
		return Path.of(System.getProperty("limbeck.jar", "target/limbeck.jar")).toAbsolutePath();
	}

	public Program with(String variable, String value) {
		Map<String, String> all = new HashMap<>(this.variables);
		all.put(variable, value);
		return new Program(this.jar, this.directory, all);
	}

	/**
	 * Run a command.
	 * @param arguments what is typed
	 * @return what came of it
	 */
	public Outcome run(String... arguments) {
		return run(List.of(), arguments);
	}

	/**
	 * Run a command.
	 * @param jvmOptions options of Java
	 * @param arguments what is typed
	 * @return what came of it
	 */
	public Outcome run(List<String> jvmOptions, String... arguments) {
		return run(process(jvmOptions, List.of(arguments)));
	}

	private static Outcome run(ProcessBuilder builder) {
		try {
			Path out = Files.createTempFile("limbeck", ".out");
			Path err = Files.createTempFile("limbeck", ".err");
			Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
			process.getOutputStream().close();
			assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
			return new Outcome(process.exitValue(), content(out), content(err));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Run a script of bash, for which the program's own script is on the path.
	 * @param script its text
	 * @return what came of it
	 */
	public Outcome bash(String script) {
		ProcessBuilder process = cleared(new ProcessBuilder("bash", "-c", script));
		process.environment()
			.merge("PATH", this.jar.resolveSibling("").toString(), (path, folder) -> folder + ":" + path);
		return run(process);
	}

	private static String content(Path file) throws IOException {
		String text = Files.readString(file, StandardCharsets.UTF_8);
		Files.delete(file);
		return text;
	}

	private ProcessBuilder process(List<String> jvmOptions, List<String> arguments) {
		List<String> command = Java.command();
		command.addAll(jvmOptions);
		command.addAll(List.of("-jar", this.jar.toString()));
		command.addAll(arguments);
		return cleared(new ProcessBuilder(command));
	}

	private ProcessBuilder cleared(ProcessBuilder process) {
		process.directory(this.directory.toFile());
		process.environment().keySet().retainAll(Set.of("PATH", "HOME", "JAVA_HOME"));
		process.environment().putAll(this.variables);
		return process;
	}

}
