package dev.limbeck.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.diff.kind.RenameRule;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Constraints and indexes that differ by name only: nobody's data depends on what they
 * are called, so they are renamed without asking.
 */
final class Renames {

	private final Map<FactId, FactId> names = new HashMap<>();

	private final List<Action> actions = new ArrayList<>();

	private Renames() {
	}

	static Renames find(Schema before, Schema after) {
		Renames renames = new Renames();
		Set<FactId> taken = new HashSet<>();
		for (Fact from : before.facts()) {
			Fact to = (isNameless(from) && !after.has(from.id())) ? twin(from, before, after, taken) : null;
			if (to != null) {
				taken.add(to.id());
				renames.names.put(from.id(), to.id());
				renames.actions.add(new Action(Verb.RENAME, to.id(), List.of(RenameRule.sql(from, to.id())), List.of(),
						List.of(), true));
			}
		}
		return renames;
	}

	private static boolean isNameless(Fact fact) {
		return (fact.kind() == FactKind.CONSTRAINT || fact.kind() == FactKind.INDEX) && !fact.has("inherited")
				&& !fact.has("only") && !fact.has("partitioned");
	}

	private static @Nullable Fact twin(Fact from, Schema before, Schema after, Set<FactId> taken) {
		FactId table = from.parent();
		if (table == null || !after.has(table)) {
			return null;
		}
		return after.children(table, from.kind())
			.stream()
			.filter((to) -> !before.has(to.id()) && !taken.contains(to.id()) && to.says(from))
			.filter((to) -> before.children(from.id(), FactKind.INDEX_ATTACHMENT).isEmpty()
					&& after.children(to.id(), FactKind.INDEX_ATTACHMENT).isEmpty())
			.findFirst()
			.orElse(null);
	}

	List<Action> actions() {
		return this.actions;
	}

	/**
	 * Return a schema in which everything has its new name.
	 * @param schema the schema
	 * @return the same facts under other ids
	 */
	Schema apply(Schema schema) {
		if (this.names.isEmpty()) {
			return schema;
		}
		Map<FactId, FactId> all = new HashMap<>(this.names);
		schema.facts().forEach((fact) -> rename(fact, schema, all));
		List<Fact> facts = new ArrayList<>();
		Map<FactId, Set<FactId>> edges = new HashMap<>();
		for (Fact fact : schema.facts()) {
			FactId parent = (fact.parent() != null) ? all.getOrDefault(fact.parent(), fact.parent()) : null;
			FactId id = all.getOrDefault(fact.id(), fact.id());
			facts.add(new Fact(id, parent, fact.attributes(), fact.details()));
			Set<FactId> needed = new HashSet<>();
			schema.dependencies(fact.id()).forEach((needs) -> needed.add(all.getOrDefault(needs, needs)));
			edges.put(id, needed);
		}
		return new Schema(schema.origin(), facts, edges);
	}

	// What belongs to something has its name in its own.
	private static void rename(Fact fact, Schema schema, Map<FactId, FactId> all) {
		FactId parent = fact.parent();
		if (parent != null && all.containsKey(parent) && !all.containsKey(fact.id())) {
			int inherited = parent.names().size() + (fact.kind().isSatellite() ? 1 : 0);
			List<String> own = fact.id().names().subList(inherited, fact.id().names().size());
			all.put(fact.id(), all.get(parent).child(fact.kind(), own));
		}
	}

}
