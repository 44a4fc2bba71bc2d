package dev.limbeck.schema;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
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

	private final FactLinks dependencies;

	private final FactLinks dependents;

	private final FactLinks children;

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
		this.dependencies = new FactLinks();
		this.dependents = new FactLinks();
		this.children = new FactLinks();
		this.kinds = this.facts.values().stream().collect(Collectors.groupingBy(Fact::kind));
		this.facts.values().forEach((fact) -> connect(fact, edges.getOrDefault(fact.id(), Set.of())));
	}

	private Schema(Schema whole, Set<FactId> out) {
		this.origin = whole.origin;
		this.facts = new LinkedHashMap<>(whole.facts);
		this.kinds = new EnumMap<>(whole.kinds);
		this.dependencies = new FactLinks(whole.dependencies);
		this.dependents = new FactLinks(whole.dependents);
		this.children = new FactLinks(whole.children);
		out.forEach(this.facts::remove);
		out.stream()
			.map(FactId::kind)
			.distinct()
			.forEach((kind) -> this.kinds.computeIfPresent(kind,
					(same, all) -> all.stream().filter((fact) -> !out.contains(fact.id())).toList()));
	}

	private static Fact only(Fact one, Fact other) {
		throw new IllegalStateException("There are two facts about " + one.id());
	}

	private void connect(Fact fact, Set<FactId> needed) {
		Set<FactId> all = new TreeSet<>(needed);
		if (fact.parent() != null) {
			all.add(fact.parent());
			this.children.add(fact.parent(), fact.id());
		}
		all.retainAll(this.facts.keySet());
		all.remove(fact.id());
		this.dependencies.put(fact.id(), all);
		all.forEach((id) -> this.dependents.add(id, fact.id()));
	}

	/**
	 * Return the schema without some facts. What is left still needs what it needed by
	 * way of these.
	 * @param out which; with all that belongs to them
	 * @return another schema, which costs little if they are few
	 */
	public Schema without(Set<FactId> out) {
		if (out.isEmpty()) {
			return this;
		}
		Schema rest = new Schema(this, out);
		Set<FactId> touched = new TreeSet<>();
		for (FactId id : out) {
			rest.dependencies.put(id, Set.of());
			rest.dependents.put(id, Set.of());
			rest.children.put(id, Set.of());
			dependents(id).stream().filter(rest::has).forEach(touched::add);
		}
		for (FactId id : neighbours(out)) {
			rest.dependents.put(id, rest.left(dependents(id)));
			rest.children.put(id, rest.left(children(id)));
		}
		touched.forEach((id) -> rest.lead(id, needed(id, rest)));
		return rest;
	}

	private Set<FactId> neighbours(Set<FactId> out) {
		Set<FactId> neighbours = new HashSet<>();
		out.forEach((id) -> neighbours.addAll(dependencies(id)));
		neighbours.removeAll(out);
		return neighbours;
	}

	private Set<FactId> left(Set<FactId> all) {
		return all.stream().filter(this::has).collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private Set<FactId> needed(FactId id, Schema rest) {
		Set<FactId> needed = new TreeSet<>();
		Set<FactId> seen = new HashSet<>();
		Deque<FactId> way = new ArrayDeque<>(List.of(id));
		while (!way.isEmpty()) {
			for (FactId next : dependencies(way.remove())) {
				if (rest.has(next)) {
					needed.add(next);
				}
				else if (seen.add(next)) {
					way.add(next);
				}
			}
		}
		needed.remove(id);
		return needed;
	}

	private void lead(FactId id, Set<FactId> needed) {
		this.dependencies.put(id, needed);
		for (FactId next : needed) {
			if (!dependents(next).contains(id)) {
				Set<FactId> more = new TreeSet<>(dependents(next));
				more.add(id);
				this.dependents.put(next, more);
			}
		}
	}

	public SchemaOrigin origin() {
		return this.origin;
	}

	/**
	 * Return a short text that another schema has only if it says the same.
	 * @return 16 hexadecimal digits
	 */
	public String fingerprint() {
		return Fingerprint.of(this);
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
		return this.dependencies.of(id);
	}

	/**
	 * Return what cannot be without a fact, its children included.
	 * @param id the fact
	 * @return the facts that need it, in order
	 */
	public Set<FactId> dependents(FactId id) {
		return this.dependents.of(id);
	}

	/**
	 * Return what belongs to a fact.
	 * @param id the fact
	 * @return its children, in order
	 */
	public Set<FactId> children(FactId id) {
		return this.children.of(id);
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
				&& (fact.parent().kind() != FactKind.SCHEMA || fact.kind().isSatellite()); fact = this.facts
					.get(object)) {
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
