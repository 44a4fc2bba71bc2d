package dev.limbeck.sample;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How to start the packaged application: nothing of this shell's environment reaches it
 * but what starting Java takes.
 *
 * @param jar the jar to run
 * @param environment variables to set
 * @param arguments arguments of the application
 */
record ApplicationLaunch(Path jar, Map<String, String> environment, List<String> arguments) {

	ApplicationLaunch {
		environment = Map.copyOf(environment);
		arguments = List.copyOf(arguments);
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
		// The compiler of the second tier does not pay in so short a life.
		List<String> command = new ArrayList<>(
				List.of(java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", this.jar.toString()));
		command.addAll(this.arguments);
		return RunningApplication.start(process(command));
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
