package dev.limbeck.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Parts by schemas, those first that need the others least; before them what all schemas
 * may need, and behind them what spans them.
 *
 * @param schema the schema
 * @param names the schemas in order
 */
record SchemaGroups(Schema schema, List<String> names) implements Stage.Groups {

	static Stage.Groups of(Schema schema) {
		Map<String, Set<String>> needs = new HashMap<>();
		for (Fact fact : schema.facts()) {
			String own = schemaOf(fact.id(), schema);
			if (own != null && fact.kind() != FactKind.SCHEMA) {
				Set<String> needed = needs.computeIfAbsent(own, (name) -> new HashSet<>());
				schema.dependencies(fact.id()).forEach((id) -> {
					String other = schemaOf(id, schema);
					if (other != null && !other.equals(own)) {
						needed.add(other);
					}
				});
			}
		}
		return new SchemaGroups(schema, ordered(needs));
	}

	// Where schemas need each other, the one begins that needs the fewest.
	private static List<String> ordered(Map<String, Set<String>> needs) {
		List<String> ordered = new ArrayList<>();
		Set<String> left = new TreeSet<>(needs.keySet());
		while (!left.isEmpty()) {
			String next = left.stream()
				.min(Comparator.comparingLong(
						(name) -> needs.getOrDefault(name, Set.of()).stream().filter(left::contains).count()))
				.orElseThrow();
			ordered.add(next);
			left.remove(next);
		}
		return ordered;
	}

	private static @Nullable String schemaOf(FactId id, Schema schema) {
		Fact fact = schema.need(id);
		FactId parent = fact.parent();
		if (parent != null) {
			return schemaOf(parent, schema);
		}
		return (fact.kind() == FactKind.SCHEMA) ? id.last() : null;
	}

	@Override
	public List<String> titles() {
		List<String> titles = new ArrayList<>();
		titles.add("schemas and extensions");
		this.names.forEach((name) -> titles.add("schema " + name));
		titles.add("what spans schemas");
		return titles;
	}

	@Override
	public int of(Fact fact) {
		FactId parent = fact.parent();
		if (fact.kind().isSatellite() && parent != null) {
			return of(this.schema.need(parent));
		}
		if (fact.kind() == FactKind.SCHEMA) {
			return 0;
		}
		String name = schemaOf(fact.id(), this.schema);
		if (name != null) {
			return this.names.indexOf(name) + 1;
		}
		boolean first = fact.kind().compareTo(FactKind.USER_MAPPING) <= 0;
		return first ? 0 : this.names.size() + 1;
	}

}
