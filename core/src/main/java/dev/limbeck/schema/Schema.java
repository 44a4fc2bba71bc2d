package dev.limbeck.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What a database consists of: facts, and which of them need which.
 */
public final class Schema {

	private final SchemaOrigin origin;

	private final Map<FactId, Fact> facts;

	private final Map<FactKind, List<Fact>> kinds;

	private final Map<FactId, Set<FactId>> dependencies;

	private final Map<FactId, Set<FactId>> dependents = new HashMap<>();

	private final Map<FactId, Set<FactId>> children;

	/**
	 * Join facts and edges.
	 * @param origin where they were read
	 * @param facts all facts
	 * @param edges from each fact to those that it cannot be without; a parent needs no
	 * edge
	 */
	public Schema(SchemaOrigin origin, Collection<Fact> facts, Map<FactId, Set<FactId>> edges) {
		this.origin = origin;
		this.facts = facts.stream()
			.sorted(Comparator.comparing(Fact::id))
			.collect(Collectors.toMap(Fact::id, (fact) -> fact, Schema::only, LinkedHashMap::new));
		this.dependencies = new HashMap<>();
		this.children = new HashMap<>();
		this.kinds = this.facts.values().stream().collect(Collectors.groupingBy(Fact::kind));
		this.facts.values().forEach((fact) -> connect(fact, edges.getOrDefault(fact.id(), Set.of())));
	}

	private static Fact only(Fact one, Fact other) {
		throw new IllegalStateException("There are two facts about " + one.id());
	}

	private void connect(Fact fact, Set<FactId> needed) {
		Set<FactId> all = new TreeSet<>(needed);
		if (fact.parent() != null) {
			all.add(fact.parent());
			this.children.computeIfAbsent(fact.parent(), (id) -> new LinkedHashSet<>()).add(fact.id());
		}
		all.retainAll(this.facts.keySet());
		all.remove(fact.id());
		this.dependencies.put(fact.id(), all);
		all.forEach((id) -> this.dependents.computeIfAbsent(id, (key) -> new LinkedHashSet<>()).add(fact.id()));
	}

	public SchemaOrigin origin() {
		return this.origin;
	}

	/**
	 * Return all facts.
	 * @return the facts in the order of their ids
	 */
	public Collection<Fact> facts() {
		return Collections.unmodifiableCollection(this.facts.values());
	}

	/**
	 * Return all facts of a kind.
	 * @param kind what they are about
	 * @return the facts in the order of their ids
	 */
	public List<Fact> facts(FactKind kind) {
		return this.kinds.getOrDefault(kind, List.of());
	}

	/**
	 * Return a fact.
	 * @param id its address
	 * @return the fact, or {@code null} if it is not so
	 */
	public @Nullable Fact fact(FactId id) {
		return this.facts.get(id);
	}

	/**
	 * Return a fact that is known to be there.
	 * @param id its address
	 * @return the fact
	 * @throws IllegalStateException if there is none
	 */
	public Fact need(FactId id) {
		Fact fact = this.facts.get(id);
		if (fact == null) {
			throw new IllegalStateException("There is no " + id);
		}
		return fact;
	}

	public boolean has(FactId id) {
		return this.facts.containsKey(id);
	}

	/**
	 * Return what a fact cannot be without, its parent included.
	 * @param id the fact
	 * @return the facts that it needs, in order
	 */
	public Set<FactId> dependencies(FactId id) {
		return this.dependencies.getOrDefault(id, Set.of());
	}

	/**
	 * Return what cannot be without a fact, its children included.
	 * @param id the fact
	 * @return the facts that need it, in order
	 */
	public Set<FactId> dependents(FactId id) {
		return this.dependents.getOrDefault(id, Set.of());
	}

	/**
	 * Return what belongs to a fact.
	 * @param id the fact
	 * @return its children, in order
	 */
	public Set<FactId> children(FactId id) {
		return this.children.getOrDefault(id, Set.of());
	}

	/**
	 * Return the children of one kind.
	 * @param id the fact
	 * @param kind what they are about
	 * @return these children, in order
	 */
	public List<Fact> children(FactId id, FactKind kind) {
		return children(id).stream().filter((child) -> child.kind() == kind).map(this::need).toList();
	}

	/**
	 * Return the object that a fact belongs to: for a column its table, for a comment on
	 * a schema the schema.
	 * @param id a fact
	 * @return the outermost object below a schema
	 */
	public FactId object(FactId id) {
		FactId object = id;
		for (Fact fact = this.facts.get(id); fact != null && fact.parent() != null
				&& (fact.parent().kind() != FactKind.SCHEMA || fact.kind().isSatellite()); fact = this.facts.get(object)) {
			object = fact.parent();
		}
		return object;
	}

	/**
	 * Return who owns an object.
	 * @param id the object
	 * @return the name of a role, or {@code null} if objects of this kind have no owner
	 */
	public @Nullable String owner(FactId id) {
		Fact owner = fact(id.child(FactKind.OWNER, List.of()));
		return (owner != null) ? owner.get("role") : null;
	}

}
