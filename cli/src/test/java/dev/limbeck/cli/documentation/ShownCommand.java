package dev.limbeck.cli.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command that a document shows, and what appears below it.
 *
 * @param line what is typed
 * @param lines what appears
 */
record ShownCommand(String line, List<String> lines) {

	private static final Pattern ANSWER = Pattern.compile(".*\\[y/N] (\\w+)");

	static List<ShownCommand> in(Block block) {
		List<ShownCommand> commands = new ArrayList<>();
		for (String line : block.lines()) {
			if (line.startsWith("$ ")) {
				commands.add(new ShownCommand(line.substring(2), new ArrayList<>()));
			}
			else {
				commands.get(commands.size() - 1).lines().add(line);
			}
		}
		return commands;
	}

	String text() {
		return String.join("\n", this.lines);
	}

	/**
	 * Return what is answered to questions.
	 * @return what stands behind them
	 */
	List<String> answers() {
		return this.lines.stream()
			.map(ANSWER::matcher)
			.filter(Matcher::matches)
			.map((match) -> match.group(1))
			.toList();
	}

}
