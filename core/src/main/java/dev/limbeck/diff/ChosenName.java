package dev.limbeck.diff;

import java.util.Locale;
import java.util.Set;

import dev.limbeck.schema.FactId;

/**
 * Tells the names of constraints and indexes that somebody has chosen from those that
 * PostgreSQL or an object-relational mapper makes up.
 */
final class ChosenName {

	private static final Set<String> OF_SERVER = Set.of("_pkey", "_key", "_fkey", "_check", "_excl", "_idx");

	private static final Set<String> OF_MAPPER = Set.of("fk", "uk", "idx", "uc");

	// Of a hash in base 35 or 36.
	private static final int HASH = 20;

	private static final int LONGEST = 32;

	private static final int CUT = 24;

	private ChosenName() {
	}

	/**
	 * Return whether nobody has chosen a name.
	 * @param id a constraint or an index
	 * @return whether the name follows from table and columns, or is a hash
	 */
	static boolean isNone(FactId id) {
		return isOfServer(id.name(1), id.last()) || isOfMapper(id.last());
	}

	private static boolean isOfServer(String table, String name) {
		int end = name.length();
		while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
			end--;
		}
		String stem = name.substring(0, end);
		return name.startsWith(table.substring(0, Math.min(CUT, table.length())))
				&& OF_SERVER.stream().anyMatch(stem::endsWith);
	}

	private static boolean isOfMapper(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return OF_MAPPER.stream()
			.filter(lower::startsWith)
			.anyMatch((prefix) -> isHash(lower.substring(prefix.length())));
	}

	private static boolean isHash(String text) {
		return text.length() >= HASH && text.length() <= LONGEST && text.chars().allMatch(ChosenName::isOfHash)
				&& text.chars().anyMatch(Character::isDigit);
	}

	private static boolean isOfHash(int character) {
		return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
	}

}
