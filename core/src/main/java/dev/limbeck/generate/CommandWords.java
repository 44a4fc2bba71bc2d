package dev.limbeck.generate;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.limbeck.LimbeckException;

/**
 * Splits a command into words as people expect it, without a shell: at blanks, except
 * between quotes. A backslash is a character like any other, as in paths of Windows.
 */
final class CommandWords {

	private static final String PIECE = "\"[^\"]*\"|'[^']*'|[^\\s\"']";

	private static final Pattern WORD = Pattern.compile("(?:" + PIECE + ")+");

	private static final Pattern COMMAND = Pattern.compile("(?:" + PIECE + "|\\s)*+");

	private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");

	private CommandWords() {
	}

	/**
	 * Split a command.
	 * @param command as {@code limbeck.revision.after-write} holds it
	 * @return its words, none if it is blank
	 * @throws LimbeckException if a quote does not end
	 */
	static List<String> of(String command) {
		if (!COMMAND.matcher(command).matches()) {
			throw new LimbeckException("bad-command",
					RevisionFileSettings.AFTER_WRITE + " holds a quote that does not end.",
					"Close the quote, or put it between quotes of the other kind.");
		}
		return WORD.matcher(command).results().map(MatchResult::group).map(CommandWords::withoutQuotes).toList();
	}

	private static String withoutQuotes(String word) {
		return QUOTED.matcher(word).replaceAll("$1$2");
	}

}
