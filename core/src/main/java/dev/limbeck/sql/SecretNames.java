package dev.limbeck.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells names of what is secret from others, and finds where a text leaves off behind
 * one.
 */
final class SecretNames {

	/** What names of secrets contain, for use in other patterns. */
	static final String PART = "(?:passw(?:or)?d|passphrase|secret|credential|api[_-]?key|private[_-]?key|access[_-]?token|auth[_-]?token)";

	private static final Pattern NAME = Pattern.compile("(?i)[\\w.-]{0,64}?" + PART + "[\\w.-]{0,64}");

	private static final Pattern END = Pattern
		.compile("(?i)" + PART + "\\w{0,64}+\\s{0,64}+(?:=|:=|=>)?\\s{0,64}+'{0,4}+$");

	private static final Pattern SPECIFIER = Pattern.compile("%(?:(\\d{1,4})\\$)?+-?+\\d{0,4}+([sIL%])");

	private static final int LONGEST = 160;

	private static final int LONGEST_FORMAT = 10_000;

	private SecretNames() {
	}

	/**
	 * Tell whether a name says that its value is secret.
	 * @param name an identifier, a key word, or the name of a setting
	 * @return whether it does
	 */
	static boolean isSecret(String name) {
		return name.length() <= LONGEST && NAME.matcher(name).matches();
	}

	/**
	 * Tell whether a text ends where a secret is to follow, such as a part of a statement
	 * that is put together.
	 * @param text a text
	 * @return whether the name of a secret is the last in it
	 */
	static boolean endsIn(String text) {
		return END.matcher(text.substring(Math.max(0, text.length() - 2 * LONGEST))).find();
	}

	/**
	 * Find out which argument of {@code format} is a secret, if its text is no longer
	 * than people write them.
	 * @param format its first argument
	 * @return its number, from 1, or 0 if there is none
	 */
	static int secretArgument(String format) {
		if (format.length() > LONGEST_FORMAT) {
			return 0;
		}
		int next = 1;
		Matcher specifier = SPECIFIER.matcher(format);
		while (specifier.find()) {
			boolean percent = specifier.group(2).equals("%");
			int argument = (specifier.group(1) != null) ? Integer.parseInt(specifier.group(1)) : next;
			next = percent ? next : argument + 1;
			if (!percent && endsIn(format.substring(Math.max(0, specifier.start() - LONGEST), specifier.start()))) {
				return argument;
			}
		}
		return 0;
	}

}
