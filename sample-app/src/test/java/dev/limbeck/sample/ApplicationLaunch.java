package dev.limbeck.sample;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.extent.Extent;

/**
 * How to start the packaged application: nothing of this shell's environment reaches it
 * but what starting Java takes.
 *
 * @param jar the jar to run, from the folder of an image or by itself
 * @param environment variables to set
 * @param arguments arguments of the application
 */
record ApplicationLaunch(Path jar, Map<String, String> environment, List<String> arguments) {

	/** The compiler of the second tier does not pay in the short lives of tests. */
	static final String SHORT_LIFE = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

	ApplicationLaunch {
		environment = Map.copyOf(environment);
		arguments = List.copyOf(arguments);
	}

	/**
	 * Return the application as it is deployed: from an image, which starts in half of
	 * the time; if everything is tried, as the one jar.
	 * @return how to start it
	 */
	static ApplicationLaunch ofPackaged() {
		return of((Extent.chosen() == Extent.ALL) ? packagedJar() : Image.shared().jar());
	}

	static ApplicationLaunch ofPackagedJar() {
		return of(packagedJar());
	}

	static ApplicationLaunch of(Path jar) {
		return new ApplicationLaunch(jar, Map.of(), List.of("--server.port=0"));
	}

	static Path packagedJar() {
		return Path.of(System.getProperty("sample.jar", "target/sample-app.jar")).toAbsolutePath();
	}

	ApplicationLaunch asJar() {
		return new ApplicationLaunch(packagedJar(), this.environment, this.arguments);
	}

	ApplicationLaunch with(Map<String, String> variables) {
		Map<String, String> all = new HashMap<>(this.environment);
		all.putAll(variables);
		return new ApplicationLaunch(this.jar, all, this.arguments);
	}

	ApplicationLaunch with(String variable, String value) {
		return with(Map.of(variable, value));
	}

	ApplicationLaunch argument(String argument) {
		List<String> all = new ArrayList<>(this.arguments);
		all.add(argument);
		return new ApplicationLaunch(this.jar, this.environment, all);
	}

	/**
	 * Start it and do not wait.
	 * @return the application
	 */
	RunningApplication start() {
		return RunningApplication.start(java(program(), this.arguments));
	}

	/**
	 * Return what follows Java's own options: an image's archive of classes is for its
	 * jar's name in its folder only.
	 * @return program, without its arguments
	 */
	List<String> program() {
		return isOfImage() ? List.of("-XX:SharedArchiveFile=" + Image.ARCHIVE, "-jar", Image.JAR)
				: List.of("-jar", this.jar.toString());
	}

	/**
	 * Return a process of Java, where this application's image is, if it has one.
	 * @param program options and what to run
	 * @param programArguments its arguments
	 * @return the process, not started
	 */
	ProcessBuilder java(List<String> program, List<String> programArguments) {
		List<String> command = new ArrayList<>(List.of(java()));
		command.addAll(List.of(SHORT_LIFE.split(" ")));
		command.addAll(program);
		command.addAll(programArguments);
		ProcessBuilder process = process(command);
		return isOfImage() ? process.directory(Image.shared().workDirectory().toFile()) : process;
	}

	private boolean isOfImage() {
		return this.jar.endsWith(Image.JAR);
	}

	/**
	 * Return a process that has the bare environment.
	 * @param command program and arguments
	 * @return the process, not started
	 */
	ProcessBuilder process(List<String> command) {
		ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
		process.environment().keySet().retainAll(Set.of("PATH", "HOME", "JAVA_HOME"));
		process.environment().putAll(this.environment);
		return process;
	}

	static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

}
