package dev.limbeck.boot.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The arguments of an application that runs a command. Options whose name has a dot, such
 * as {@code --spring.profiles.active=prod}, are Spring's; all others are the command's.
 *
 * @param command what follows {@code limbeck}, without Spring's
 * @param spring Spring's
 */
record CommandArguments(List<String> command, List<String> spring) {

	private static final String NAME = "limbeck";

	private static final Pattern PROPERTY = Pattern.compile("--[^=\\s]*\\.[^=\\s]*(=.*)?", Pattern.DOTALL);

	/**
	 * Return whether the arguments ask for a command.
	 * @param arguments the arguments of the application
	 * @return whether the first one is {@code limbeck}, options of Spring aside
	 */
	static boolean askForCommand(String[] arguments) {
		for (String argument : arguments) {
			if (!isSpring(argument)) {
				return argument.equals(NAME);
			}
		}
		return false;
	}

	/**
	 * Sort the arguments.
	 * @param arguments the arguments of an application that runs a command
	 * @return the arguments; what follows {@code --} is the command's
	 */
	static CommandArguments of(String[] arguments) {
		List<String> command = new ArrayList<>();
		List<String> spring = new ArrayList<>();
		boolean options = true;
		for (String argument : arguments) {
			options = options && !argument.equals("--");
			((options && isSpring(argument)) ? spring : command).add(argument);
		}
		return new CommandArguments(List.copyOf(command.subList(1, command.size())), List.copyOf(spring));
	}

	private static boolean isSpring(String argument) {
		return PROPERTY.matcher(argument).matches();
	}

}
