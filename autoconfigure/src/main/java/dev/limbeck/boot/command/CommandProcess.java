package dev.limbeck.boot.command;

import dev.limbeck.cli.environment.Terminal;

/**
 * The process that a command runs in.
 */
interface CommandProcess {

	/**
	 * Return the streams of the process. From now on standard output belongs to the
	 * command; what anybody else prints goes to standard error.
	 * @return the terminal
	 */
	Terminal terminal();

	/**
	 * End the process.
	 * @param code the exit code
	 */
	void exit(int code);

}
