package dev.limbeck.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What was read from a catalog: facts with addresses that mean something there alone, and
 * which extension each belongs to.
 */
public final class CatalogContents {

	private static final String OWNER = "owner";

	private final SchemaOrigin origin;

	private final Map<Address, CatalogRow> rows = new HashMap<>();

	private final Map<Address, Address> aliases = new HashMap<>();

	private final Map<Address, FactId> ids = new HashMap<>();

	private final Map<FactId, Fact> facts = new LinkedHashMap<>();

	private final Map<FactId, Set<FactId>> edges = new HashMap<>();

	private final Map<FactId, FactId> members = new HashMap<>();

	private final List<String> unknown = new ArrayList<>();

	CatalogContents(SchemaOrigin origin, List<CatalogRow> rows, List<CatalogEdge> aliases, List<CatalogEdge> edges) {
		this.origin = origin;
		rows.forEach((row) -> this.rows.put(row.address(), row));
		aliases.forEach((alias) -> this.aliases.put(alias.from(), alias.to()));
		rows.forEach(this::addFact);
		edges.forEach(this::addEdge);
		this.facts.values().forEach(this::addNotNull);
	}

	// A key and an identity need a value in each row, even if the catalog does not say
	// so.
	private void addNotNull(Fact fact) {
		FactId parent = fact.parent();
		if (fact.kind() == FactKind.IDENTITY && parent != null) {
			need(fact.id(), parent.child(FactKind.NOT_NULL, List.of()));
		}
		if (fact.kind() == FactKind.CONSTRAINT && fact.need("type").equals("primary_key")) {
			Set<FactId> columns = Set.copyOf(this.edges.getOrDefault(fact.id(), Set.of()));
			columns.stream()
				.filter((id) -> id.kind() == FactKind.COLUMN)
				.forEach((id) -> need(fact.id(), id.child(FactKind.NOT_NULL, List.of())));
		}
	}

	private void need(FactId from, FactId to) {
		this.edges.computeIfAbsent(from, (id) -> new HashSet<>()).add(to);
	}

	CatalogContents withUnknown(List<String> found) {
		this.unknown.addAll(found);
		return this;
	}

	/**
	 * Return what is in the database and was not read.
	 * @return tables of the catalog, or columns with values, that the reader does not
	 * know, and what has the same name as something else, such as the comment on the
	 * index of a key beside one on the key
	 */
	public List<String> unknown() {
		return List.copyOf(this.unknown);
	}

	/**
	 * Tell what has another name than it had earlier in the same database.
	 * @param earlier what was read then
	 * @return the former ids, by those of now; what stands below something that was
	 * renamed is among them only if it has a place of its own in the catalog
	 */
	public Map<FactId, FactId> renamedSince(CatalogContents earlier) {
		Map<FactId, FactId> renamed = new HashMap<>();
		this.rows.forEach((address, row) -> {
			FactId now = id(address);
			FactId then = earlier.rows.containsKey(address) ? earlier.id(address) : null;
			if (address.oid() != 0 && now != null && then != null && now.kind() == then.kind() && !now.equals(then)) {
				renamed.put(now, then);
			}
		});
		return renamed;
	}

	private void addFact(CatalogRow row) {
		FactId parent = (row.parent() != Address.NONE) ? id(row.parent()) : null;
		if (row.parent() != Address.NONE && parent == null) {
			return;
		}
		Map<String, String> attributes = new HashMap<>(row.attributes());
		String owner = attributes.remove(OWNER);
		FactId id = id(row, parent);
		Fact fact = new Fact(id, parent, attributes, row.details());
		Fact before = this.facts.putIfAbsent(id, fact);
		if (before != null && !before.equals(fact)) {
			this.unknown.add("a second " + id + ", which says something else");
		}
		if (owner != null) {
			FactId ownership = id.child(FactKind.OWNER, List.of());
			this.facts.put(ownership, new Fact(ownership, id, Map.of("role", owner), Map.of()));
		}
	}

	private static FactId id(CatalogRow row, @Nullable FactId parent) {
		return (parent != null) ? parent.child(row.kind(), row.own()) : new FactId(row.kind(), row.own());
	}

	private @Nullable FactId id(Address address) {
		FactId known = this.ids.get(address);
		if (known != null) {
			return known;
		}
		FactId found = find(address);
		if (found != null) {
			this.ids.put(address, found);
		}
		return found;
	}

	private @Nullable FactId find(Address address) {
		CatalogRow row = this.rows.get(address);
		if (row != null) {
			FactId parent = (row.parent() != Address.NONE) ? id(row.parent()) : null;
			return (parent == null && row.parent() != Address.NONE) ? null : id(row, parent);
		}
		Address alias = this.aliases.get(address);
		if (alias != null) {
			return id(alias);
		}
		return (address.part() != 0) ? id(address.whole()) : null;
	}

	private void addEdge(CatalogEdge edge) {
		FactId from = id(edge.from());
		FactId to = id(edge.to());
		if (from == null || to == null || from.equals(to)) {
			return;
		}
		if (edge.isMembership()) {
			this.members.put(from, to);
		}
		// Whom a sequence belongs to is a fact of its own.
		else if (from.kind() != FactKind.SEQUENCE || to.kind() == FactKind.SCHEMA) {
			need(from, to);
		}
	}

	/**
	 * Return what users have made: what belongs to an extension is represented by it.
	 * @return the schema
	 */
	public Schema ofUsers() {
		Map<FactId, FactId> owned = new HashMap<>(this.members);
		this.facts.values().forEach((fact) -> ownedBy(fact, owned));
		Collection<Fact> kept = new ArrayList<>(this.facts.values());
		kept.removeIf((fact) -> owned.containsKey(fact.id()));
		Map<FactId, Set<FactId>> needs = new HashMap<>();
		this.edges.forEach((from, all) -> {
			Set<FactId> needed = new HashSet<>();
			all.forEach((id) -> needed.add(owned.getOrDefault(id, id)));
			needs.put(from, needed);
		});
		return new Schema(this.origin, kept, needs);
	}

	private @Nullable FactId ownedBy(Fact fact, Map<FactId, FactId> owned) {
		FactId known = owned.get(fact.id());
		Fact parent = (fact.parent() != null) ? this.facts.get(fact.parent()) : null;
		FactId found = known;
		// A schema may be an extension's, and still hold what is not.
		if (known == null && parent != null && (parent.kind() != FactKind.SCHEMA || fact.kind().isSatellite())) {
			found = ownedBy(parent, owned);
		}
		if (found != null && known == null) {
			owned.put(fact.id(), found);
		}
		return found;
	}

}
