package dev.limbeck.revision;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which names revisions and branches may bear.
 */
public final class RevisionName {

	/** The rule for ids in words. */
	public static final String ID_RULE = "Use 1 to 128 letters (A-Z, a-z), digits, underscores and dots, but not head,"
			+ " heads, base or current";

	/** The rule for ids and labels in words. */
	public static final String RULE = ID_RULE + "; a branch label may also hold hyphens, but not end like a step (-1).";

	private static final int LONGEST = 128;

	private static final Set<String> RESERVED = Set.of("head", "heads", "base", "current");

	private RevisionName() {
	}

	/**
	 * Tell whether a name may be the id of a revision.
	 * @param name a name
	 * @return whether it is valid
	 */
	public static boolean isId(String name) {
		return isPlain(name) && !isReserved(name);
	}

	// Of the form that nearly all names have: expressions would cost a start more.
	private static boolean isPlain(String name) {
		for (int i = 0; i < name.length(); i++) {
			char c = name.charAt(i);
			boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
			if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '.') {
				return false;
			}
		}
		return !name.isEmpty() && name.length() <= LONGEST;
	}

	/**
	 * Tell whether a name may be a branch label. Unlike an id it may hold hyphens, unless
	 * it then reads as {@code X-N}.
	 * @param name a name
	 * @return whether it is valid
	 */
	public static boolean isLabel(String name) {
		return (isPlain(name) || WithHyphens.LABEL.matcher(name).matches()) && !isReserved(name);
	}

	/**
	 * Tell whether a name is a symbol that means something in every graph.
	 * @param name a name
	 * @return whether nothing else may bear it
	 */
	public static boolean isReserved(String name) {
		return RESERVED.contains(name);
	}

	/**
	 * Compiled only if it is needed.
	 */
	private static final class WithHyphens {

		static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_.][A-Za-z0-9_.-]{0,127}(?<!-[0-9]{1,127})");

	}

}
