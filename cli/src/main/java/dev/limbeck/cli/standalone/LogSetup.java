package dev.limbeck.cli.standalone;

import dev.limbeck.cli.environment.CommandEnvironment.Activity;

/**
 * Decides how much is logged before anything is.
 */
interface LogSetup {

	/**
	 * Set up the log.
	 * @param activity what the command is about to do
	 * @param verbose whether the user wants to know more
	 */
	void begin(Activity activity, boolean verbose);

}
