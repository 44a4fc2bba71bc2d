package dev.limbeck.cli.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

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

	private static final int FAILED = 1;

	private static final String NO_WORDS = "The command failed, with too little memory to say how. What was not "
			+ "committed is rolled back; \"limbeck current\" tells where the database stands.";

	private Main() {
	}

	/**
	 * Run one command and end the process with its exit code.
	 * @param arguments what the user typed
	 */
	public static void main(String[] arguments) {
		run(List.of(arguments), () -> SystemTerminal.ofProcess(System.out, System.err));
	}

	// Before anything else: who is told to stop from then on has a last word.
	static void run(List<String> arguments, Supplier<SystemTerminal> terminals) {
		LastWord lastWord = LastWord.await();
		if (lastWord == null) {
			System.err.println("Told to stop before anything was begun.");
			return;
		}
		SystemTerminal terminal = terminals.get();
		lastWord.unless(terminal::isAsking);
		int exitCode = FAILED;
		try {
			exitCode = LimbeckCommands.run(arguments, environment(terminal), terminal);
		}
		catch (Error ex) {
			// Too little memory even to say so: threads that still run must not hold the
			// process.
			System.err.println(NO_WORDS);
		}
		lastWord.said();
		System.exit(exitCode);
	}

	private static StandaloneEnvironment environment(SystemTerminal terminal) {
		StatusLine status = new StatusLine(terminal.err());
		return new StandaloneEnvironment(Path.of(""), System.getenv(), new LogOutput(status), Workspace.in(Path.of("")),
				(options) -> (!options.json() && terminal.isInteractive() && ProgressDisplay.isSeen())
						? new ProgressDisplay(status, WIDTH) : MigrationListener.NO_OP);
	}

}
