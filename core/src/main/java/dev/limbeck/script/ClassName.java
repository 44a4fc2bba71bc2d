package dev.limbeck.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the name of a class tells people.
 */
final class ClassName {

	private ClassName() {
	}

	/**
	 * Guess a description.
	 * @param name a binary name, such as {@code db.migration.V7_FillDueDates}
	 * @return the words behind the numbers, such as {@code Fill due dates}
	 */
	static String description(String name) {
		String simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
		String text = simple.replaceFirst("^[A-Za-z]?(?:\\d+_+)+", "")
			.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_+", " ")
			.strip();
		String words = Arrays.stream(text.split(" +")).map(ClassName::inSentence).collect(Collectors.joining(" "));
		return words.isEmpty() ? simple : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
	}

	// What is written in capitals is an abbreviation.
	private static String inSentence(String word) {
		boolean abbreviation = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
		return abbreviation ? word : word.toLowerCase(Locale.ROOT);
	}

}
