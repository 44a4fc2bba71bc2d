package dev.limbeck.doctor.finding;

/**
 * A word of a command as a shell takes it.
 */
public final class ShellWord {

	private ShellWord() {
	}

	/**
	 * Quote a word, if that is needed.
	 * @param word any text
	 * @return what a POSIX shell reads as that word
	 */
	public static String quoted(String word) {
		boolean plain = !word.isEmpty()
				&& word.chars().allMatch((c) -> Character.isLetterOrDigit(c) || "._/-".indexOf(c) >= 0);
		return plain ? word : "'" + word.replace("'", "'\\''") + "'";
	}

}
