package dev.limbeck.schema.scope;

import java.util.List;
import java.util.Set;

/**
 * Types that hold the same values of Java: which of them a column has is left to whoever
 * writes SQL.
 */
final class Families {

	/** Stands among what a model says partly if it knows families only. */
	static final String TOPIC = "type";

	private static final List<Set<String>> FAMILIES = List.of(
			Set.of("text", "character varying", "character", "citext", "name"), Set.of("numeric", "money"),
			Set.of("timestamp without time zone", "timestamp with time zone"),
			Set.of("time without time zone", "time with time zone"), Set.of("json", "jsonb"),
			Set.of("bit", "bit varying"));

	private Families() {
	}

	/**
	 * Return whether a type holds the values of another one.
	 * @param said a type that PostgreSQL has, as it writes it
	 * @param so another one, which may be made by users
	 * @return whether they are of one family, lengths and precisions taken away; a domain
	 * or enum takes texts
	 */
	static boolean areSame(String said, String so) {
		String plain = plain(said);
		String otherPlain = plain(so);
		return plain.equals(otherPlain)
				|| (element(plain).equals("text") && so.indexOf('.') > 0 && isArray(plain) == isArray(otherPlain))
				|| (isArray(plain) == isArray(otherPlain) && FAMILIES.stream()
					.anyMatch((family) -> family.contains(element(plain)) && family.contains(element(otherPlain))));
	}

	// Of an extension, a type has a schema, unless that is on the path.
	private static String plain(String type) {
		int from = type.indexOf('(');
		int end = type.indexOf(')');
		String bare = (from < 0 || end < from) ? type : type.substring(0, from) + type.substring(end + 1);
		return bare.startsWith("public.") ? bare.substring("public.".length()) : bare;
	}

	private static boolean isArray(String type) {
		return type.endsWith("[]");
	}

	private static String element(String type) {
		return isArray(type) ? type.substring(0, type.length() - 2) : type;
	}

}
