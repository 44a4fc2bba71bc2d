package dev.limbeck.schema.scope;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;

/**
 * What is left out, as {@code limbeck.exclude} says it: {@code table:public.tmp_*},
 * {@code schema:cron}, {@code public.old_*}.
 *
 * @param kinds the kinds of what is left out
 * @param names the parts of its name, with or without the schema
 */
record ScopePattern(Set<FactKind> kinds, List<Glob> names) {

	private static final Set<FactKind> TYPES = EnumSet.of(FactKind.BASE_TYPE, FactKind.ENUM_TYPE, FactKind.DOMAIN,
			FactKind.COMPOSITE_TYPE, FactKind.RANGE_TYPE);

	// What has no name of its own: where one of these words stands alone, all of them are
	// meant.
	private static final Set<FactKind> SATELLITES = EnumSet
		.copyOf(Arrays.stream(FactKind.values()).filter(FactKind::isSatellite).toList());

	// What people name without the arguments by which it is told from others.
	private static final Set<FactKind> OVERLOADED = EnumSet.of(FactKind.FUNCTION, FactKind.PROCEDURE,
			FactKind.AGGREGATE, FactKind.OPERATOR, FactKind.OPERATOR_CLASS, FactKind.OPERATOR_FAMILY);

	/**
	 * Understand a pattern.
	 * @param text as it was written
	 * @return the pattern
	 * @throws LimbeckException if the kind means nothing, or there is no name
	 */
	static ScopePattern parse(String text) {
		String label = text.strip().replace('-', '_');
		if (SATELLITES.stream().anyMatch((kind) -> kind.label().equals(label))) {
			return parse(text.strip() + ":*");
		}
		int colon = text.contains("\"") ? text.substring(0, text.indexOf('"')).indexOf(':') : text.indexOf(':');
		Set<FactKind> kinds = (colon < 0) ? EnumSet.allOf(FactKind.class) : kinds(text, text.substring(0, colon));
		List<Glob> names = names(text.substring(colon + 1).strip());
		if (names.stream().anyMatch((name) -> name.text().isEmpty())) {
			throw wrong(text, "has no name in one of its parts");
		}
		return new ScopePattern(kinds, names);
	}

	private static Set<FactKind> kinds(String text, String kind) {
		String label = kind.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
		if (label.equals("type")) {
			return TYPES;
		}
		try {
			return EnumSet.of(FactKind.of(label));
		}
		catch (IllegalArgumentException ex) {
			throw wrong(text, "begins with \"" + kind.strip() + "\", which is no kind of object");
		}
	}

	private static LimbeckException wrong(String text, String reason) {
		String kinds = Arrays.stream(FactKind.values())
			.map((kind) -> kind.label().replace('_', '-'))
			.collect(Collectors.joining(", "));
		return new LimbeckException("bad-exclude", "limbeck.exclude (--exclude): \"" + text + "\" " + reason + ".",
				"Write KIND:SCHEMA.NAME or SCHEMA.NAME, with * for any characters, ? for one, and double quotes around "
						+ "names with other signs. Kinds are type, " + kinds + ".");
	}

	private static List<Glob> names(String text) {
		List<Glob> names = new ArrayList<>();
		StringBuilder name = new StringBuilder();
		boolean quoted = false;
		boolean literal = false;
		for (char character : text.toCharArray()) {
			if (character == '"') {
				quoted = !quoted;
				literal = true;
			}
			else if (character == '.' && !quoted) {
				names.add(new Glob(name.toString(), literal));
				name.setLength(0);
				literal = false;
			}
			else {
				name.append(character);
			}
		}
		names.add(new Glob(name.toString(), literal));
		return names;
	}

	/**
	 * Return whether something is left out.
	 * @param id its address
	 * @param object the address of what it is about, if it is an owner, a grant, a
	 * comment or a label; else the same
	 * @param inSchema whether the object is in a schema
	 * @return whether kind and name fit
	 */
	boolean matches(FactId id, FactId object, boolean inSchema) {
		if (!this.kinds.contains(id.kind()) || (!id.equals(object) && this.kinds.size() > 1)) {
			return false;
		}
		if (this.names.size() == 1 && this.names.get(0).matchesAll() && this.kinds.size() == 1) {
			return true;
		}
		List<String> spoken = object.names().subList(0, OVERLOADED.contains(object.kind()) ? 2 : object.names().size());
		return fits(spoken) || (inSchema && fits(spoken.subList(1, spoken.size())));
	}

	private boolean fits(List<String> spoken) {
		if (spoken.size() != this.names.size()) {
			return false;
		}
		for (int i = 0; i < spoken.size(); i++) {
			if (!this.names.get(i).matches(spoken.get(i))) {
				return false;
			}
		}
		return true;
	}

}
