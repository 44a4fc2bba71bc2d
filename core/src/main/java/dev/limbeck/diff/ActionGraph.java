package dev.limbeck.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What must be done before what, as the needs of both sides say.
 */
final class ActionGraph {

	private final Schema before;

	private final Schema after;

	private final Treatments treatments;

	private final Map<FactId, Node> drops = new TreeMap<>();

	// What is made or changed.
	private final Map<FactId, Node> makes = new TreeMap<>();

	ActionGraph(Schema before, Schema after, Treatments treatments) {
		this.before = before;
		this.after = after;
		this.treatments = treatments;
		treatments.dropped().forEach((id) -> this.drops.put(id, new Node(Verb.DROP, before.need(id))));
		treatments.created().forEach((id) -> this.makes.put(id, new Node(Verb.CREATE, after.need(id))));
		treatments.altered().keySet().forEach((id) -> this.makes.put(id, new Node(Verb.ALTER, after.need(id))));
		this.drops.values().forEach(this::orderDrop);
		this.makes.values().forEach(this::orderMake);
		orderNames();
		new PartitionOrder(before, after, this).order();
		new RefillOrder(before, after, treatments, this).order();
	}

	private void orderDrop(Node drop) {
		FactId id = drop.fact().id();
		for (FactId needing : this.before.dependents(id)) {
			Node other = this.drops.containsKey(needing) ? this.drops.get(needing) : this.makes.get(needing);
			if (other != null && isApart(other, id)) {
				continue;
			}
			if (other != null && ((other.verb() == Verb.DROP && isOwnHeir(other.fact(), drop.fact()))
					|| isFreed(other, drop.fact()))) {
				// It can go once the parent's is gone, or no longer inherited.
				other.after(drop);
			}
			else if (other != null) {
				drop.after(other);
			}
		}
		if (id.kind() == FactKind.TABLE) {
			References.to(id, this.before).stream().map(this.drops::get).filter(Objects::nonNull).forEach(drop::after);
		}
		if (drop.fact().has("inherited") || isHeir(drop.fact(), this.before) || isMerged(drop.fact())
				|| !this.before.children(id, FactKind.INDEX_ATTACHMENT).isEmpty()) {
			links(this.before, drop.fact()).map(this.drops::get).filter(Objects::nonNull).forEach(drop::after);
		}
	}

	// An index of a partition needs the one of the whole only when it is attached.
	private boolean isAttached(FactId index, FactId whole) {
		return (whole.kind() == FactKind.INDEX || whole.kind() == FactKind.CONSTRAINT)
				&& this.after.children(index, FactKind.INDEX_ATTACHMENT)
					.stream()
					.anyMatch((attachment) -> this.after.dependencies(attachment.id()).contains(whole));
	}

	// While a table is detached, its columns have nothing to do with those of the whole.
	private boolean isApart(Node heir, FactId column) {
		return heir.verb() == Verb.ALTER && heir.fact().kind() == FactKind.COLUMN && column.kind() == FactKind.COLUMN
				&& links(this.before, heir.fact()).anyMatch(
						(link) -> this.treatments.dropped().contains(link) && this.treatments.created().contains(link));
	}

	// Its name is its own then.
	private boolean isFreed(Node heir, Fact parents) {
		return heir.verb() == Verb.ALTER && heir.fact().kind() == FactKind.NOT_NULL
				&& (parents.kind() == FactKind.NOT_NULL || parents.kind() == FactKind.COLUMN)
				&& this.before.need(heir.fact().id()).has("inherited");
	}

	private void orderMake(Node make) {
		FactId id = make.fact().id();
		for (FactId needed : this.after.dependencies(id)) {
			Node other = this.makes.get(needed);
			if (other != null && (isApart(make, needed) || isAttached(id, needed))) {
				continue;
			}
			if (other != null && isCompleted(make, other)) {
				// The parent's would bring it along, and it would not be the table's own.
				other.after(make);
			}
			else if (other != null) {
				make.after(other);
			}
		}
		Node drop = this.drops.get(id);
		if (drop != null && !stepsAside(id)) {
			make.after(drop);
			orderHeir(make, drop);
			orderOwn(make);
		}
		if (make.verb() == Verb.ALTER || this.treatments.isSwapped(id) || this.treatments.refilled().contains(id)) {
			this.before.dependents(id)
				.stream()
				.filter((needing) -> !stepsAside(needing))
				.map(this.drops::get)
				.filter(Objects::nonNull)
				.forEach(make::after);
		}
		orderLinks(make);
		if (make.verb() == Verb.CREATE && waitsForHeirs(make.fact())) {
			this.treatments.heirs(Situation.parent(make.fact()))
				.stream()
				.map(this.makes::get)
				.filter(Objects::nonNull)
				.forEach(make::after);
		}
		if (make.verb() == Verb.ALTER && make.fact().kind() == FactKind.NOT_NULL) {
			orderNotNull(make, this.before.need(id));
		}
		if (make.fact().kind() == FactKind.INDEX) {
			orderIndex(make);
		}
		if (make.fact().kind() == FactKind.GRANT) {
			orderGrant(make);
		}
	}

	// What a table has in common with its parent must be there when it becomes its heir.
	private void orderLinks(Node make) {
		if (make.fact().has("inherited") && make.fact().kind() != FactKind.TRIGGER) {
			links(this.after, make.fact()).map(this.makes::get)
				.filter(Objects::nonNull)
				.filter((link) -> link.fact().has("bound") || !isNew(link.fact().parent()))
				.forEach((link) -> link.after(make));
		}
	}

	/**
	 * Return whether a new column can be called not null only when the heirs of its table
	 * have their values.
	 * @param fact what is made
	 * @return whether it is that the column is not null
	 */
	boolean waitsForHeirs(Fact fact) {
		return fact.kind() == FactKind.NOT_NULL && fact.parent() != null
				&& !this.treatments.heirs(fact.parent()).isEmpty();
	}

	// As long as it is inherited it cannot be called otherwise.
	private void orderNotNull(Node make, Fact from) {
		if (from.has("inherited")) {
			String column = from.id().last();
			links(this.before, from)
				.flatMap((link) -> Stream.concat(Stream.of(link),
						this.before.dependencies(link)
							.stream()
							.map((table) -> table.child(FactKind.COLUMN, List.of(column)))
							.flatMap((parent) -> Stream.of(parent, parent.child(FactKind.NOT_NULL, List.of())))))
				.map(this.drops::get)
				.filter(Objects::nonNull)
				.forEach(make::after);
		}
	}

	// What the table has of its own must be away when the parent's comes.
	private void orderHeir(Node make, Node drop) {
		FactId id = make.fact().id();
		this.after.dependencies(id)
			.stream()
			.filter((origin) -> origin.kind() == id.kind() && !this.before.has(origin)
					&& !this.before.need(id).has("inherited"))
			.map(this.makes::get)
			.filter(Objects::nonNull)
			.forEach((origin) -> origin.after(drop));
	}

	// What a table has inherited must be away when its own comes.
	private void orderOwn(Node make) {
		FactId id = make.fact().id();
		if (this.before.need(id).has("inherited") && !make.fact().has("inherited")) {
			this.before.dependencies(id)
				.stream()
				.filter((origin) -> origin.kind() == id.kind())
				.map(this.drops::get)
				.filter(Objects::nonNull)
				.forEach(make::after);
		}
	}

	private boolean isNew(@Nullable FactId table) {
		return table != null && this.treatments.created().contains(table);
	}

	// It is the table's own, and its parent's.
	private boolean isMerged(Fact fact) {
		return fact.kind() == FactKind.NOT_NULL
				&& this.before.dependencies(fact.id()).stream().anyMatch((id) -> id.kind() == FactKind.NOT_NULL);
	}

	private boolean isHeir(Fact fact, Schema schema) {
		return schema.dependencies(fact.id()).stream().anyMatch((id) -> isOwnHeir(fact, schema.need(id)));
	}

	private static boolean isOwnHeir(Fact fact, Fact parents) {
		return fact.kind() == parents.kind() && !fact.has("inherited")
				&& !Objects.equals(fact.parent(), parents.parent())
				&& (fact.kind() == FactKind.COLUMN || fact.get("type", "").equals("check"));
	}

	private boolean isCompleted(Node make, Node other) {
		FactId table = make.fact().parent();
		return make.verb() == Verb.CREATE && other.verb() == Verb.CREATE && isOwnHeir(make.fact(), other.fact())
				&& table != null && !isNew(table)
				&& links(this.after, make.fact()).noneMatch(this.treatments.created()::contains);
	}

	// What a type consists of goes with the one that steps aside.
	private boolean stepsAside(FactId id) {
		FactId whole = this.before.need(id).parent();
		return this.treatments.isSwapped(id) || (whole != null && this.treatments.isSwapped(whole))
				|| RefillOrder.stepsAside(id, this.before, this.treatments);
	}

	// A partition brings indexes along that fit those of the table; others would be made.
	private void orderIndex(Node index) {
		if (!this.after.children(index.fact().id(), FactKind.INDEX_ATTACHMENT).isEmpty()) {
			links(this.after, index.fact()).map(this.makes::get)
				.filter(Objects::nonNull)
				.forEach((link) -> link.after(index));
		}
	}

	// Who owns an object grants what is granted.
	private void orderGrant(Node grant) {
		FactId object = grant.fact().parent();
		Node owner = (object != null) ? this.makes.get(object.child(FactKind.OWNER, List.of())) : null;
		if (owner != null) {
			grant.after(owner);
		}
		if (object != null && object.kind() == FactKind.COLUMN) {
			orderColumnGrant(grant, this.after.need(object));
		}
	}

	// What is taken from a role on a table is taken from it on all columns.
	private void orderColumnGrant(Node grant, Fact column) {
		FactId table = Situation.parent(column);
		this.after.children(table, FactKind.GRANT)
			.stream()
			.map((fact) -> this.makes.get(fact.id()))
			.filter(Objects::nonNull)
			.forEach(grant::after);
	}

	private static Stream<FactId> links(Schema schema, Fact fact) {
		FactId table = fact.parent();
		while (table != null && table.kind() == FactKind.COLUMN) {
			table = schema.need(table).parent();
		}
		return (table != null) ? schema.children(table, FactKind.INHERITANCE).stream().map(Fact::id) : Stream.of();
	}

	private void orderNames() {
		Map<List<String>, List<Node>> taken = new HashMap<>();
		this.drops.values()
			.forEach((drop) -> Slots.of(drop.fact())
				.forEach((slot) -> taken.computeIfAbsent(slot, (key) -> new ArrayList<>()).add(drop)));
		this.makes.values()
			.stream()
			.filter((make) -> make.verb() == Verb.CREATE)
			.forEach((make) -> Slots.of(make.fact())
				.stream()
				.flatMap((slot) -> taken.getOrDefault(slot, List.of()).stream())
				.filter((drop) -> !drop.fact().id().equals(make.fact().id()))
				.forEach(make::after));
	}

	@Nullable Node drop(FactId id) {
		return this.drops.get(id);
	}

	@Nullable Node make(FactId id) {
		return this.makes.get(id);
	}

	Collection<Node> drops() {
		return this.drops.values();
	}

	Collection<Node> makes() {
		return this.makes.values();
	}

	/**
	 * Return what is left to be put in order.
	 * @return the nodes that are written into no other
	 */
	List<Node> roots() {
		List<Node> roots = new ArrayList<>();
		this.drops.values().stream().filter((node) -> node.root() == node).forEach(roots::add);
		this.makes.values().stream().filter((node) -> node.root() == node).forEach(roots::add);
		return roots;
	}

}
