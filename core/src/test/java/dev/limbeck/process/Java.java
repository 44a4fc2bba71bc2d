package dev.limbeck.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The Java of this build, for programs with a short life: the compiler of the second tier
 * and parallel garbage collection do not pay in it.
 */
public final class Java {

	private Java() {
	}

	/**
	 * Begin a command line.
	 * @param arguments options of Java and what follows them
	 * @return the words of the command
	 */
	public static List<String> command(String... arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC"));
		command.addAll(List.of(arguments));
		return command;
	}

}
