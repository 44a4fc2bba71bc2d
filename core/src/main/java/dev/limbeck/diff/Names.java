package dev.limbeck.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * Gives facts of a schema other names, as PostgreSQL does: also where others name them.
 */
final class Names {

	private static final Set<FactKind> POINTERS = Set.of(FactKind.INHERITANCE, FactKind.PUBLICATION_TABLE);

	// What of a name is left beside an ending.
	private static final int STEM = 54;

	private final Schema schema;

	private final Schema goal;

	private final Map<FactId, FactId> names;

	private final Map<FactId, FactId> all;

	private Names(Schema schema, Schema goal, Map<FactId, FactId> names) {
		this.schema = schema;
		this.goal = goal;
		this.names = names;
		this.all = new HashMap<>(names);
	}

	/**
	 * Return a schema in which everything has its new name.
	 * @param schema the schema
	 * @param goal what it is to become, which tells how others then name what is renamed
	 * @param names the new ids by the old ones
	 * @return the same facts under other ids
	 */
	static Schema changed(Schema schema, Schema goal, Map<FactId, FactId> names) {
		return names.isEmpty() ? schema : new Names(schema, goal, names).changed();
	}

	private Schema changed() {
		this.schema.facts().forEach((fact) -> rename(fact.id()));
		List<Fact> facts = new ArrayList<>();
		Map<FactId, Set<FactId>> edges = new HashMap<>();
		for (Fact fact : this.schema.facts()) {
			FactId parent = (fact.parent() != null) ? named(fact.parent()) : null;
			FactId id = named(fact.id());
			facts.add(new Fact(id, parent, kept(fact, id, attributes(fact, id)), fact.details()));
			Set<FactId> needed = new HashSet<>();
			this.schema.dependencies(fact.id()).forEach((needs) -> needed.add(named(needs)));
			edges.put(id, needed);
		}
		return new Schema(this.schema.origin(), facts, edges);
	}

	private FactId named(FactId id) {
		return this.all.getOrDefault(id, id);
	}

	// What belongs to something has its name in its own.
	private FactId rename(FactId id) {
		FactId known = this.all.get(id);
		if (known != null) {
			return known;
		}
		FactId parent = this.schema.need(id).parent();
		FactId renamed = id;
		if (parent != null && !rename(parent).equals(parent)) {
			int inherited = parent.names().size() + (id.kind().isSatellite() ? 1 : 0);
			renamed = rename(parent).child(id.kind(), id.names().subList(inherited, id.names().size()));
		}
		if (POINTERS.contains(id.kind())) {
			renamed = pointer(renamed);
		}
		this.all.put(id, renamed);
		return renamed;
	}

	// The last two names are those of another table.
	private FactId pointer(FactId id) {
		int own = id.names().size() - 2;
		FactId table = new FactId(FactKind.TABLE, id.names().subList(own, own + 2));
		List<String> all = new ArrayList<>(id.names().subList(0, own));
		all.addAll(this.names.getOrDefault(table, table).names());
		return new FactId(id.kind(), all);
	}

	// How something is named depends on what PostgreSQL makes of it: it is believed where
	// it leads to what is wanted, and written anew where it does not.
	private Map<String, String> attributes(Fact fact, FactId id) {
		Fact wanted = this.goal.fact(id);
		if (wanted == null || wanted.says(fact)) {
			return fact.attributes();
		}
		Map<String, String> attributes = new HashMap<>(fact.attributes());
		attributes.replaceAll((name, text) -> {
			String other = wanted.attributes().get(name);
			return (other != null && renamed(fact, text).equals(other)) ? other : text;
		});
		return attributes;
	}

	// PostgreSQL makes the name of such a constraint once, and keeps it.
	private static Map<String, String> kept(Fact fact, FactId id, Map<String, String> attributes) {
		if (fact.kind() != FactKind.NOT_NULL || id.equals(fact.id()) || !fact.has("name")) {
			return attributes;
		}
		Map<String, String> kept = new HashMap<>(attributes);
		String stem = id.name(1) + "_" + id.name(2);
		String usual = stem.substring(0, Math.min(STEM, stem.length())) + "_not_null";
		kept.remove("constraint");
		if (!fact.need("name").equals(usual)) {
			kept.put("constraint", fact.need("name"));
		}
		return kept;
	}

	private String renamed(Fact fact, String text) {
		String result = text;
		Set<FactId> needed = new HashSet<>(this.schema.dependencies(fact.id()));
		needed.add(fact.id());
		for (FactId id : List.copyOf(needed)) {
			FactId parent = this.schema.need(id).parent();
			if (parent != null) {
				needed.add(parent);
			}
		}
		for (FactId id : needed) {
			FactId other = this.names.get(id);
			if (other != null) {
				result = replaced(result, Spelling.identifier(id.last()), Spelling.identifier(other.last()));
			}
		}
		return result;
	}

	private static String replaced(String text, String word, String other) {
		StringBuilder result = new StringBuilder();
		int from = 0;
		for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
			int end = at + word.length();
			boolean whole = (at == 0 || !isPart(text.charAt(at - 1)))
					&& (end == text.length() || !isPart(text.charAt(end)));
			if (whole) {
				result.append(text, from, at).append(other);
				from = end;
			}
		}
		return result.append(text, from, text.length()).toString();
	}

	private static boolean isPart(char character) {
		return Character.isLetterOrDigit(character) || character == '_' || character == '$' || character == '"';
	}

}
