package dev.limbeck.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Recognises {@code SET standard_conforming_strings}, which changes how the statements
 * after it are read when they are sent one by one, as psql does. A setting made by a
 * function is not seen.
 */
public final class StandardStrings {

	private static final String NAME = "STANDARD_CONFORMING_STRINGS";

	private static final String OFF = "off|false|no|0";

	private StandardStrings() {
	}

	/**
	 * Return what a statement makes of the setting.
	 * @param statement any statement
	 * @param source the text it stands in
	 * @return the new value, or nothing if the statement does not touch the setting
	 */
	public static Optional<Boolean> setBy(SqlStatement statement, SourceText source) {
		List<String> words = statement.keywords();
		if (statement.startsWith("RESET", NAME)) {
			return Optional.of(true);
		}
		if (!statement.startsWith("SET") || Stream.of(1, 2).noneMatch((index) -> hasName(words, index))) {
			return Optional.empty();
		}
		String[] parts = source.text(statement.start(), statement.end()).split("[\\s=]+");
		String value = parts[parts.length - 1].replace("'", "").toLowerCase(Locale.ROOT);
		return Optional
			.of(value.isEmpty() || Stream.of(OFF.split("\\|")).noneMatch((word) -> abbreviates(value, word)));
	}

	private static boolean hasName(List<String> words, int index) {
		return index < words.size() && words.get(index).equals(NAME);
	}

	private static boolean abbreviates(String value, String word) {
		// PostgreSQL takes every unambiguous beginning; "o" might be "on".
		return word.startsWith(value) && !value.equals("o");
	}

}
