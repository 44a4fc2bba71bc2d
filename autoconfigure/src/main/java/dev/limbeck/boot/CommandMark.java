package dev.limbeck.boot;

import org.springframework.core.env.Environment;

/**
 * Marks the environment of an application that runs a command of Limbeck instead of
 * starting: nothing may then migrate but the command.
 */
public final class CommandMark {

	/** The property that is the mark. */
	public static final String PROPERTY = "limbeck.command.running";

	private CommandMark() {
	}

	/**
	 * Return whether a command runs.
	 * @param environment the environment of the application
	 * @return whether it is marked
	 */
	public static boolean isIn(Environment environment) {
		return environment.containsProperty(PROPERTY);
	}

}
