package dev.limbeck.cli;

import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.cli.environment.CommandEnvironment;
import dev.limbeck.cli.environment.Terminal;
import dev.limbeck.cli.result.Result;

/**
 * All commands, run in any environment.
 */
public final class LimbeckCommands {

	private LimbeckCommands() {
	}

	/**
	 * Run one command.
	 * @param arguments what the user typed, without the program's name
	 * @param environment where it runs
	 * @param terminal takes what it says; both streams are flushed
	 * @return the exit code: 0 done, 1 failed, 2 usage, 3 a check found something
	 */
	public static int run(List<String> arguments, CommandEnvironment environment, Terminal terminal) {
		Terminal visible = new VisibleTerminal(terminal);
		OutputWriter output = OutputWriter.of(arguments, visible);
		return output.finish(run(arguments, new CommandRun(environment, visible), output));
	}

	private static int run(List<String> arguments, CommandRun command, OutputWriter output) {
		try {
			Result result = command.run(arguments);
			output.write(result);
			return result.exitCode();
		}
		catch (LimbeckException ex) {
			return output.write(ex);
		}
		catch (RuntimeException | Error ex) {
			return output.write(ex, command.isChanging());
		}
	}

}
