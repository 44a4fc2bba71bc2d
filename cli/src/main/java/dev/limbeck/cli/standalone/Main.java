package dev.limbeck.cli.standalone;

import java.nio.file.Path;
import java.util.List;

import dev.limbeck.cli.LimbeckCommands;
import dev.limbeck.cli.environment.SystemTerminal;
import dev.limbeck.generate.Workspace;
import dev.limbeck.migrate.MigrationListener;

/**
 * The program {@code java -jar limbeck.jar}: the only place that knows the process.
 */
public final class Main {

	/** What every terminal has room for. */
	private static final int WIDTH = 79;

	private Main() {
	}

	/**
	 * Run one command and end the process with its exit code.
	 * @param arguments what the user typed
	 */
	public static void main(String[] arguments) {
		SystemTerminal terminal = SystemTerminal.ofProcess(System.out, System.err);
		StatusLine status = new StatusLine(terminal.err());
		StandaloneEnvironment environment = new StandaloneEnvironment(Path.of(""), System.getenv(),
				new LogOutput(status), Workspace.in(Path.of("")),
				(options) -> (!options.json() && terminal.isInteractive() && ProgressDisplay.isSeen())
						? new ProgressDisplay(status, WIDTH) : MigrationListener.NO_OP);
		LastWord lastWord = LastWord.await(terminal::isAsking);
		int exitCode = LimbeckCommands.run(List.of(arguments), environment, terminal);
		lastWord.said();
		System.exit(exitCode);
	}

}
