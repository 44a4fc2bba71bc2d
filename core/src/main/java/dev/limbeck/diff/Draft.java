package dev.limbeck.diff;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.SchemaOrigin;
import org.jspecify.annotations.Nullable;

/**
 * A schema that is still being put together.
 */
final class Draft {

	private final Map<FactId, Fact> facts = new TreeMap<>();

	private final Map<FactId, Set<FactId>> needs = new HashMap<>();

	private final Map<FactId, Set<FactId>> children = new HashMap<>();

	void put(Fact fact, Collection<FactId> needed) {
		this.facts.put(fact.id(), fact);
		this.needs.computeIfAbsent(fact.id(), (id) -> new HashSet<>()).addAll(needed);
		if (fact.parent() != null) {
			this.children.computeIfAbsent(fact.parent(), (id) -> new LinkedHashSet<>()).add(fact.id());
		}
	}

	/**
	 * Put in a fact that says something else.
	 * @param fact the fact
	 * @param name what is different
	 * @param value what it says now, {@code null} for the usual
	 * @param needed what it needs besides
	 */
	void put(Fact fact, String name, @Nullable String value, Collection<FactId> needed) {
		put(with(fact, name, value), needed);
	}

	static Fact with(Fact fact, String name, @Nullable String value) {
		return new Fact(fact.id(), fact.parent(), with(fact.attributes(), name, value), fact.details());
	}

	static Fact detailed(Fact fact, String name, @Nullable String value) {
		return new Fact(fact.id(), fact.parent(), fact.attributes(), with(fact.details(), name, value));
	}

	private static Map<String, String> with(Map<String, String> said, String name, @Nullable String value) {
		Map<String, String> changed = new HashMap<>(said);
		changed.remove(name);
		if (value != null) {
			changed.put(name, value);
		}
		return changed;
	}

	/**
	 * Take a fact out, with all that belongs to it.
	 * @param id the fact
	 */
	void remove(FactId id) {
		List.copyOf(this.children.getOrDefault(id, Set.of())).forEach(this::remove);
		Fact fact = this.facts.remove(id);
		if (fact != null && fact.parent() != null) {
			this.children.getOrDefault(fact.parent(), new HashSet<>()).remove(id);
		}
	}

	@Nullable Fact fact(FactId id) {
		return this.facts.get(id);
	}

	List<Fact> facts(FactKind kind) {
		return this.facts.values().stream().filter((fact) -> fact.kind() == kind).toList();
	}

	List<Fact> children(FactId id, FactKind kind) {
		return this.children.getOrDefault(id, Set.of())
			.stream()
			.filter((child) -> child.kind() == kind)
			.map(this.facts::get)
			.filter(Objects::nonNull)
			.toList();
	}

	Set<FactId> needs(FactId id) {
		return this.needs.getOrDefault(id, Set.of());
	}

	Schema schema(SchemaOrigin origin) {
		return new Schema(origin, this.facts.values(), this.needs);
	}

}
