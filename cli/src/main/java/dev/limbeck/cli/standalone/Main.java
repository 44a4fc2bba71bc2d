package dev.limbeck.cli.standalone;

import java.nio.file.Path;
import java.util.List;

import dev.limbeck.cli.LimbeckCommands;
import dev.limbeck.cli.environment.SystemTerminal;

/**
 * The program {@code java -jar limbeck.jar}: the only place that knows the process.
 */
public final class Main {

	private Main() {
	}

	/**
	 * Run one command and end the process with its exit code.
	 * @param arguments what the user typed
	 */
	public static void main(String[] arguments) {
		SystemTerminal terminal = SystemTerminal.ofProcess(System.out, System.err);
		StandaloneEnvironment environment = new StandaloneEnvironment(Path.of(""), System.getenv(),
				new LogOutput(terminal.err()));
		System.exit(LimbeckCommands.run(List.of(arguments), environment, terminal));
	}

}
