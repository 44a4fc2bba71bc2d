package dev.limbeck.revision;

import java.util.Collection;
import java.util.stream.Collectors;

import dev.limbeck.VisibleText;

/**
 * Writes ids and labels one after the other, for people.
 */
public final class NameList {

	/** Where a database stands without a revision, and what a root revises. */
	public static final String BASE = "base";

	/** The same, for whoever does not know the word. */
	public static final String NOTHING_APPLIED = BASE + " (nothing is applied)";

	private static final int SHOWN = 10;

	private NameList() {
	}

	/**
	 * List names in their order.
	 * @param names ids or labels
	 * @return such as {@code a, b}; empty without names
	 */
	public static String of(Collection<String> names) {
		return names.stream().map(VisibleText::line).collect(Collectors.joining(", "));
	}

	/**
	 * List names in their order.
	 * @param names ids or labels
	 * @param none what to say without names
	 * @return such as {@code a, b}
	 */
	public static String of(Collection<String> names, String none) {
		return names.isEmpty() ? none : of(names);
	}

	/**
	 * List names as the alphabet has them.
	 * @param names ids or labels
	 * @return such as {@code a, b}; empty without names
	 */
	public static String sorted(Collection<String> names) {
		return names.stream().sorted().map(VisibleText::line).collect(Collectors.joining(", "));
	}

	/**
	 * List names as the alphabet has them, as many as people read.
	 * @param names ids or labels
	 * @return such as {@code a, b}, {@code a, b and 7 more} or {@code none}
	 */
	public static String first(Collection<String> names) {
		if (names.isEmpty()) {
			return "none";
		}
		String shown = sorted(names.stream().sorted().limit(SHOWN).toList());
		return (names.size() > SHOWN) ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
	}

}
