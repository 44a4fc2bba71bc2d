package dev.limbeck.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;

/**
 * What tables have of those that they inherit from or are partitions of, where one of
 * both is kept and the other is not: it follows what becomes of the parent.
 */
final class Heirs {

	private static final List<FactKind> INHERITED = List.of(FactKind.COLUMN, FactKind.NOT_NULL, FactKind.CONSTRAINT,
			FactKind.INDEX, FactKind.TRIGGER);

	private final Draft draft;

	private final Set<FactId> kept;

	private final HeirIndexes indexes;

	private final Set<FactId> seen = new HashSet<>();

	Heirs(Draft draft, Set<FactId> kept) {
		this.draft = draft;
		this.kept = new HashSet<>(kept);
		this.indexes = new HeirIndexes(draft);
	}

	void follow() {
		this.draft.facts(FactKind.TABLE).forEach((table) -> follow(table.id()));
		this.draft.facts(FactKind.FOREIGN_TABLE).forEach((table) -> follow(table.id()));
	}

	private void follow(FactId table) {
		if (!this.seen.add(table)) {
			return;
		}
		List<Fact> links = this.draft.children(table, FactKind.INHERITANCE);
		if (links.isEmpty()) {
			belongings(table).stream().filter((fact) -> this.kept.contains(fact.id())).forEach(this::own);
		}
		for (Fact link : links) {
			FactId parent = parent(link);
			if (this.draft.fact(parent) != null) {
				follow(parent);
				follow(new HeirLink(table, parent, link.has("bound")));
			}
		}
	}

	private static FactId parent(Fact link) {
		return FactId.of(FactKind.TABLE, link.id().name(2), link.id().name(3));
	}

	private List<Fact> belongings(FactId table) {
		List<Fact> all = new ArrayList<>();
		INHERITED.forEach((kind) -> all.addAll(this.draft.children(table, kind)));
		this.draft.children(table, FactKind.COLUMN)
			.forEach((column) -> all.addAll(this.draft.children(column.id(), FactKind.NOT_NULL)));
		return all;
	}

	// The table is no partition any more.
	private void own(Fact fact) {
		if (fact.has("inherited") && fact.kind() == FactKind.TRIGGER) {
			this.draft.remove(fact.id());
			return;
		}
		this.draft.children(fact.id(), FactKind.INDEX_ATTACHMENT).forEach((link) -> this.draft.remove(link.id()));
		this.draft.put(Draft.detailed(fact, "inherited", null), "inherited", null, Set.of());
	}

	private void follow(HeirLink link) {
		boolean whole = this.kept.contains(link.table());
		if (whole) {
			belongings(link.table()).stream()
				.filter((fact) -> isOrphan(fact, link))
				.map(Fact::id)
				.forEach(this.draft::remove);
		}
		belongings(link.parent()).stream()
			.filter((fact) -> whole || this.kept.contains(fact.id()))
			.forEach((fact) -> follow(fact, link));
	}

	private boolean isOrphan(Fact fact, HeirLink link) {
		FactId origin = link.up(fact.id());
		return switch (fact.kind()) {
			case NOT_NULL, TRIGGER -> fact.has("inherited") && this.draft.fact(origin) == null;
			case CONSTRAINT,
					INDEX ->
				(fact.has("inherited") || isAttached(fact.id()))
						&& this.draft.needs(fact.id())
							.stream()
							.noneMatch((id) -> id.kind() == fact.kind() && this.draft.fact(id) != null
									&& isOf(id, link.parent()))
						&& this.draft.children(fact.id(), FactKind.INDEX_ATTACHMENT)
							.stream()
							.flatMap((attachment) -> this.draft.needs(attachment.id()).stream())
							.noneMatch((id) -> isOf(id, link.parent()) && this.draft.fact(id) != null);
			default -> false;
		};
	}

	private boolean isAttached(FactId index) {
		return !this.draft.children(index, FactKind.INDEX_ATTACHMENT).isEmpty();
	}

	private static boolean isOf(FactId id, FactId table) {
		return id.names().size() > 2 && id.names().subList(0, 2).equals(table.names());
	}

	private void follow(Fact fact, HeirLink link) {
		switch (fact.kind()) {
			case COLUMN -> column(fact, link);
			case NOT_NULL -> notNull(fact, link);
			case INDEX -> this.indexes.follow(fact, link);
			case CONSTRAINT -> constraint(fact, link);
			default -> trigger(fact, link);
		}
	}

	private void column(Fact fact, HeirLink link) {
		Fact own = this.draft.fact(link.down(fact.id()));
		if (own == null) {
			Map<String, String> details = new HashMap<>(fact.details());
			details.put("position", String.valueOf(this.draft.children(link.table(), FactKind.COLUMN).size() + 1));
			add(fact, link, link.marked(new Fact(link.down(fact.id()), link.table(), fact.attributes(), details)));
			this.draft.children(fact.id(), FactKind.DEFAULT)
				.forEach((value) -> add(value, link,
						new Fact(link.down(value.id()), link.down(fact.id()), value.attributes(), value.details())));
			return;
		}
		Fact changed = own;
		for (String name : List.of("type", "collation", "generated", "expression")) {
			changed = Draft.with(changed, name, fact.get(name));
		}
		changed = Draft.detailed(changed, "storage_of_type", fact.get("storage_of_type"));
		this.draft.put(link.remarked(changed), link.needs(fact, this.draft));
	}

	private void notNull(Fact fact, HeirLink link) {
		FactId id = link.down(fact.id());
		Fact own = this.draft.fact(id);
		if (own != null) {
			this.draft.put(link.remarked(own), link.needs(fact, this.draft));
		}
		else {
			Fact copy = link.marked(new Fact(id, link.down(Objects.requireNonNull(fact.parent())), Map.of(), Map.of()));
			String name = fact.get("name");
			add(fact, link, (name != null) ? Draft.detailed(Draft.with(copy, "constraint", name), "name", name) : copy);
		}
	}

	private void constraint(Fact fact, HeirLink link) {
		if (!fact.need("type").equals("check") && !fact.need("type").equals("foreign_key")) {
			this.indexes.follow(fact, link);
		}
		else if ((fact.need("type").equals("check") || link.partition()) && !fact.has("no_inherit")
				&& !fact.need("definition").endsWith(" NO INHERIT")) {
			Fact own = this.draft.fact(link.down(fact.id()));
			if (own == null) {
				add(fact, link, link.marked(new Fact(link.down(fact.id()), link.table(), fact.attributes(), Map.of())));
			}
			else {
				this.draft.put(link.remarked(own), "definition", fact.need("definition"), link.needs(fact, this.draft));
			}
		}
	}

	private void trigger(Fact fact, HeirLink link) {
		if (!link.partition() || !fact.need("definition").contains(" FOR EACH ROW ")) {
			return;
		}
		String definition = fact.need("definition")
			.replace(" ON " + Spelling.qualified(link.parent()) + " ", " ON " + Spelling.qualified(link.table()) + " ");
		Fact own = this.draft.fact(link.down(fact.id()));
		if (own != null) {
			this.draft.put(own, "definition", definition, link.needs(fact, this.draft));
			return;
		}
		Map<String, String> attributes = new HashMap<>(fact.attributes());
		attributes.put("definition", definition);
		add(fact, link, link.marked(new Fact(link.down(fact.id()), link.table(), attributes, Map.of())));
	}

	private void add(Fact origin, HeirLink link, Fact copy) {
		this.draft.put(copy, link.needs(origin, this.draft));
		this.kept.add(copy.id());
	}

}
