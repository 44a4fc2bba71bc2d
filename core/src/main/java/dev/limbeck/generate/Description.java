package dev.limbeck.generate;

import java.util.regex.Pattern;

import dev.limbeck.LimbeckException;

/**
 * Checks that a message can stand as the first comment line of a file, where it becomes
 * the revision's description.
 */
final class Description {

	private static final Pattern LINE_BREAK = Pattern.compile("\\R");

	private static final Pattern BLANKS = Pattern.compile("[\\p{Zs}\t]+");

	private Description() {
	}

	/**
	 * Make the description of a revision.
	 * @param message what the user wrote
	 * @return one line, with single blanks between its words
	 * @throws LimbeckException if it would not be read as the description
	 */
	static String of(String message) {
		String text = message.strip();
		if (LINE_BREAK.matcher(text).find()) {
			throw bad("has several lines", "Say it in one line; write the rest into the file as comments.");
		}
		if (text.indexOf('\uFFFD') >= 0) {
			throw bad("has characters that could not be read",
					"Set a locale that knows them, such as LC_ALL=C.UTF-8, and run the command again.");
		}
		String line = BLANKS.matcher(text).replaceAll(" ");
		if (line.codePoints().noneMatch(Character::isLetterOrDigit)) {
			throw bad("says nothing: it has neither a letter nor a digit",
					"Say in a few words what the revision does.");
		}
		if (line.startsWith("@")) {
			throw bad("begins with @, as only tags do", "Begin with a word.");
		}
		if (line.startsWith("-")) {
			throw bad("begins with a hyphen, which would be lost in a comment", "Begin with a word.");
		}
		if (line.codePoints().anyMatch(Description::isUnprintable)) {
			throw bad("holds a character that cannot be printed", "Leave it out.");
		}
		return line;
	}

	private static boolean isUnprintable(int character) {
		int type = Character.getType(character);
		return type == Character.CONTROL || type == Character.SURROGATE;
	}

	private static LimbeckException bad(String reason, String action) {
		return new LimbeckException("bad-message", "The message " + reason + ".", action);
	}

}
