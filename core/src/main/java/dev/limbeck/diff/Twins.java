package dev.limbeck.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * Constraints and indexes of a model that are there already under another name, or with
 * words that mapped classes do not have: what is there is what is meant.
 */
final class Twins {

	// What can stand behind the columns of a key and has no counterpart in annotations.
	private static final List<String> WORDLESS = List.of(" MATCH FULL", " ON UPDATE CASCADE", " ON UPDATE RESTRICT",
			" ON UPDATE SET NULL", " ON UPDATE SET DEFAULT", " DEFERRABLE", " INITIALLY DEFERRED",
			" NULLS NOT DISTINCT", " NOT ENFORCED");

	private final Schema before;

	private final Schema said;

	private final Map<FactId, FactId> names = new HashMap<>();

	private final Map<FactId, Fact> replaced = new HashMap<>();

	private final Set<FactId> out = new HashSet<>();

	private final Set<FactId> stays = new HashSet<>();

	Twins(Schema before, Schema said) {
		this.before = before;
		this.said = said;
		said.facts(FactKind.CONSTRAINT).forEach(this::matchConstraint);
		said.facts(FactKind.INDEX).forEach(this::matchIndex);
	}

	private void matchConstraint(Fact fact) {
		Fact same = this.before.fact(fact.id());
		Fact twin = (same != null) ? same
				: free(fact, FactKind.CONSTRAINT).filter((other) -> means(fact, other)).findFirst().orElse(null);
		if (twin == null) {
			unique(fact, FactKind.INDEX);
		}
		else if (means(fact, twin)) {
			Map<String, String> attributes = new HashMap<>(fact.attributes());
			attributes.put("definition", twin.need("definition"));
			this.replaced.put(fact.id(), new Fact(fact.id(), fact.parent(), attributes, fact.details()));
			call(fact, twin);
		}
	}

	private void matchIndex(Fact fact) {
		if (!this.before.has(fact.id())) {
			free(fact, FactKind.INDEX).filter((other) -> definition(fact).equals(definition(other)))
				.findFirst()
				.ifPresentOrElse((twin) -> call(fact, twin), () -> unique(fact, FactKind.CONSTRAINT));
		}
	}

	// A unique index serves as well as a constraint.
	private void unique(Fact fact, FactKind kind) {
		free(fact, kind).filter((other) -> definition(fact).equals(definition(other)))
			.findFirst()
			.ifPresent((other) -> {
				this.out.add(fact.id());
				this.said.children(fact.id()).forEach(this.out::add);
				this.stays.add(other.id());
			});
	}

	private static String definition(Fact fact) {
		String definition = fact.need("definition");
		if (fact.kind() == FactKind.CONSTRAINT) {
			return definition.startsWith("UNIQUE (") ? definition.replace("UNIQUE (", "unique (") : definition;
		}
		return fact.has("unique") ? definition.replace("USING btree (", "unique (") : definition;
	}

	private Stream<Fact> free(Fact fact, FactKind kind) {
		FactId table = fact.parent();
		return (table != null) ? this.before.children(table, kind)
			.stream()
			.filter((other) -> !this.said.has(other.id()) && !this.names.containsValue(other.id())
					&& !this.stays.contains(other.id()))
				: Stream.empty();
	}

	private void call(Fact fact, Fact twin) {
		if (!fact.id().equals(twin.id()) && ChosenName.isNone(fact.id())) {
			this.names.put(fact.id(), twin.id());
		}
	}

	private static boolean means(Fact said, Fact so) {
		String definition = said.need("definition");
		return said.get("type", "").equals(so.get("type"))
				&& (definition.equals(so.need("definition")) || definition.equals(bare(so)));
	}

	private static String bare(Fact so) {
		String definition = so.need("definition");
		if (!so.get("type", "").equals("check")) {
			for (String words : WORDLESS) {
				definition = definition.replace(words, "");
			}
			int include = definition.indexOf(" INCLUDE (");
			definition = (include > 0) ? definition.substring(0, include) : definition;
		}
		return definition;
	}

	/**
	 * Return what the model means.
	 * @return what it says, under the names that are there
	 */
	Schema meant() {
		List<Fact> facts = new ArrayList<>();
		Map<FactId, Set<FactId>> edges = new HashMap<>();
		Schema rest = this.said.without(this.out);
		for (Fact fact : rest.facts()) {
			facts.add(this.replaced.getOrDefault(fact.id(), fact));
			edges.put(fact.id(), rest.dependencies(fact.id()));
		}
		return Names.changed(new Schema(rest.origin(), facts, edges), this.before, this.names);
	}

	/**
	 * Return what stays in the place of something else.
	 * @return unique indexes and constraints
	 */
	Set<FactId> stays() {
		return this.stays;
	}

}
