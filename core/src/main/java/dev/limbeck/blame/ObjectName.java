package dev.limbeck.blame;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * How people name an object or a part of one: {@code orders}, {@code orders.total},
 * {@code shop.orders}, {@code index:orders_due}. As in SQL, what stands in no double
 * quotes is written in small letters.
 *
 * @param kinds what it may be
 * @param parts its name, perhaps without what stands before
 */
public record ObjectName(Set<FactKind> kinds, List<String> parts) {

	private static final Set<FactKind> TYPES = EnumSet.of(FactKind.BASE_TYPE, FactKind.ENUM_TYPE, FactKind.DOMAIN,
			FactKind.COMPOSITE_TYPE, FactKind.RANGE_TYPE);

	// Behind their names stand the arguments that tell them from others.
	private static final Set<FactKind> OVERLOADED = EnumSet.of(FactKind.FUNCTION, FactKind.PROCEDURE,
			FactKind.AGGREGATE, FactKind.OPERATOR, FactKind.OPERATOR_CLASS, FactKind.OPERATOR_FAMILY);

	/**
	 * Copy the collections.
	 */
	public ObjectName {
		kinds = Set.copyOf(kinds);
		parts = List.copyOf(parts);
	}

	/**
	 * Understand a name.
	 * @param text what the user wrote
	 * @return the name
	 * @throws LimbeckException if it is none
	 */
	public static ObjectName parse(String text) {
		int quote = text.indexOf('"');
		int colon = ((quote < 0) ? text : text.substring(0, quote)).indexOf(':');
		Set<FactKind> kinds = (colon < 0) ? EnumSet.allOf(FactKind.class) : kinds(text, text.substring(0, colon));
		List<String> parts = parts(text.substring(colon + 1).strip());
		if (parts.stream().anyMatch(String::isEmpty)) {
			throw wrong(text, "lacks one of its parts");
		}
		return new ObjectName(kinds, parts);
	}

	private static Set<FactKind> kinds(String text, String word) {
		String label = word.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
		if (label.equals("type")) {
			return TYPES;
		}
		try {
			return EnumSet.of(FactKind.of(label));
		}
		catch (IllegalArgumentException ex) {
			throw wrong(text, "begins with " + word.strip() + ", which is no kind of object");
		}
	}

	private static LimbeckException wrong(String text, String reason) {
		return new LimbeckException("bad-name", "The name " + text + " " + reason + ".",
				"Write TABLE, TABLE.COLUMN or the name of any other object, with its schema before it if need be, or "
						+ "KIND:NAME, such as index:orders_due; double quotes go around names with other signs.");
	}

	private static List<String> parts(String text) {
		List<String> parts = new ArrayList<>();
		StringBuilder part = new StringBuilder();
		boolean quoted = false;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == '"' && quoted && text.startsWith("\"\"", i)) {
				part.append(character);
				i++;
			}
			else if (character == '"') {
				quoted = !quoted;
			}
			else if (character == '.' && !quoted) {
				parts.add(part.toString());
				part.setLength(0);
			}
			else {
				part.append(quoted ? character : Character.toLowerCase(character));
			}
		}
		parts.add(part.toString());
		return parts;
	}

	/**
	 * Tell whether this may name something: what stands before its own name, such as a
	 * schema or a table, may be left out.
	 * @param id its address
	 * @param owner the address of what it is a part of, or {@code null}
	 * @return whether kind and name fit
	 */
	boolean fits(FactId id, @Nullable FactId owner) {
		if (!this.kinds.contains(id.kind())) {
			return false;
		}
		List<String> names = OVERLOADED.contains(id.kind()) ? id.names().subList(0, 2) : id.names();
		int shortest = (owner != null && id.kind() == FactKind.COLUMN) ? 2 : 1;
		int left = names.size() - this.parts.size();
		return this.parts.size() >= Math.min(shortest, names.size()) && left >= 0
				&& names.subList(left, names.size()).equals(this.parts);
	}

	/**
	 * Return the name as it is told.
	 * @return the parts with dots between them
	 */
	@Override
	public String toString() {
		return String.join(".", this.parts);
	}

}
