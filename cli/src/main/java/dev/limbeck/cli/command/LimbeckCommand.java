package dev.limbeck.cli.command;

import dev.limbeck.cli.environment.CommandEnvironment.Activity;
import dev.limbeck.cli.result.Result;

/**
 * A command whose options are set.
 */
public interface LimbeckCommand {

	/**
	 * Do what the command is for.
	 * @param invocation where it runs and what was said for all commands
	 * @return what came of it
	 */
	Result run(Invocation invocation);

	/**
	 * Return what the command is about to do with a database.
	 * @return what its log lines depend on
	 */
	default Activity activity() {
		return Activity.LOOK;
	}

}
