package dev.limbeck.baseline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * What of a database a model owns.
 *
 * @param schema the objects that the model names, as the database has them, and what they
 * need
 * @param left the objects that are left alone, in order
 * @param needed the objects that the model does not name, but that are needed, in order
 * @param missing the objects that the model names and the database lacks, in order
 */
record OwnedObjects(Schema schema, List<FactId> left, List<FactId> needed, List<FactId> missing) {

	/**
	 * Copy the lists.
	 */
	OwnedObjects {
		left = List.copyOf(left);
		needed = List.copyOf(needed);
		missing = List.copyOf(missing);
	}

	static OwnedObjects of(Schema database, Schema model) {
		Set<FactId> named = objects(model);
		Set<FactId> present = objects(database);
		Set<FactId> owned = new TreeSet<>(named);
		owned.retainAll(present);
		Set<FactId> kept = closure(owned, database);
		Set<FactId> out = new HashSet<>();
		database.facts().stream().map(Fact::id).filter((id) -> !kept.contains(database.object(id))).forEach(out::add);
		return new OwnedObjects(database.without(out), without(present, kept), without(kept, named),
				without(named, present));
	}

	private static List<FactId> without(Set<FactId> all, Set<FactId> others) {
		return all.stream().filter((id) -> id.kind() != FactKind.SCHEMA && !others.contains(id)).toList();
	}

	private static Set<FactId> objects(Schema schema) {
		Set<FactId> objects = new TreeSet<>();
		schema.facts().forEach((fact) -> objects.add(schema.object(fact.id())));
		return objects;
	}

	// With all of its facts an object needs what these need.
	private static Set<FactId> closure(Set<FactId> owned, Schema schema) {
		Set<FactId> closure = new TreeSet<>(owned);
		closure.add(FactId.of(FactKind.SCHEMA, "public"));
		Deque<FactId> open = new ArrayDeque<>(closure);
		while (!open.isEmpty()) {
			FactId id = open.remove();
			Set<FactId> next = new HashSet<>(schema.dependencies(id));
			next.addAll(schema.children(id)
				.stream()
				.filter((child) -> id.kind() != FactKind.SCHEMA || child.kind().isSatellite())
				.toList());
			for (FactId needed : next) {
				FactId object = schema.object(needed);
				if (closure.add(needed)) {
					open.add(needed);
				}
				if (closure.add(object)) {
					open.add(object);
				}
			}
		}
		closure.removeIf((id) -> schema.has(id) && !schema.object(id).equals(id));
		return closure;
	}

}
