package dev.limbeck.diff;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.limbeck.diff.kind.DomainRule;
import dev.limbeck.diff.kind.Rules;
import dev.limbeck.diff.kind.TableSwap;
import dev.limbeck.diff.kind.TypeSwap;
import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * What is done to each fact: made, dropped, changed in place, or dropped and made anew,
 * because it differs or because it stands in the way of what differs.
 */
final class Treatments {

	private final Schema before;

	private final Schema after;

	private final Set<FactId> created = new TreeSet<>();

	private final Set<FactId> dropped = new TreeSet<>();

	private final Set<FactId> swapped = new TreeSet<>();

	private final Set<FactId> carried = new TreeSet<>();

	private final Set<FactId> refilled = new TreeSet<>();

	private final Map<FactId, Alteration> altered = new TreeMap<>();

	private final Deque<FactId> spreading = new ArrayDeque<>();

	private final Situation situation;

	Treatments(Schema before, Schema after, List<Change> changes) {
		this.before = before;
		this.after = after;
		this.situation = new Situation(before, after, this.created, this.dropped);
		changes.forEach(this::addOneSided);
		List.copyOf(this.created).forEach(this::bequeath);
		List.copyOf(this.created).forEach(this::demand);
		int known;
		do {
			known = this.dropped.size() + this.swapped.size();
			changes.forEach(this::alter);
			this.swapped.forEach(this::retype);
			spread();
		}
		while (known != this.dropped.size() + this.swapped.size());
		this.refilled.forEach(this::leaveAttached);
	}

	// Partitions that go do so with the table that gives its rows away.
	private void leaveAttached(FactId whole) {
		this.before.dependents(whole)
			.stream()
			.filter((id) -> id.kind() == FactKind.INHERITANCE && this.before.need(id).has("bound"))
			.forEach((link) -> {
				FactId partition = Situation.parent(this.before.need(link));
				if (!partition.equals(whole) && this.dropped.contains(partition) && !this.created.contains(partition)) {
					this.dropped.remove(link);
					leaveAttached(partition);
				}
			});
	}

	private void addOneSided(Change change) {
		if (change.from() == null) {
			this.created.add(change.id());
		}
		else if (change.to() == null) {
			this.dropped.add(change.id());
			this.spreading.add(change.id());
		}
	}

	// What a table has of its own is not inherited when its parent gets the same: it must
	// not be there then.
	private void bequeath(FactId id) {
		this.after.dependents(id)
			.stream()
			.filter((heir) -> heir.kind() == id.kind() && this.before.has(heir))
			.filter((heir) -> this.after.need(heir).details().containsKey("inherited")
					&& !this.before.need(heir).has("inherited"))
			.forEach((heir) -> {
				rebuild(heir);
				if (heir.kind() == FactKind.COLUMN && !this.before.need(heir).has("generated")) {
					this.carried.add(heir);
				}
			});
	}

	// Of values that PostgreSQL does not look into.
	private void demand(FactId id) {
		FactId domain = (id.kind() == FactKind.DOMAIN_CONSTRAINT) ? this.after.need(id).parent() : null;
		if (domain != null && this.before.has(domain) && !this.after.need(id).has("not_valid")
				&& DomainRule.isContained(domain, this.before)) {
			rebuild(domain);
		}
	}

	private void alter(Change change) {
		Fact from = change.from();
		Fact to = change.to();
		if (from == null || to == null || this.dropped.contains(change.id())) {
			return;
		}
		boolean moved = !Objects.equals(from.parent(), to.parent());
		Alteration alteration = moved ? null : Rules.of(to).alter(from, to, this.situation);
		if (alteration == null) {
			rebuild(moved ? change.id() : Rules.of(to).rebuilt(to));
			return;
		}
		if (change.id().kind() == FactKind.COLUMN && !Objects.equals(from.get("type"), to.get("type"))) {
			makeRoomForType(to);
		}
		put(change.id(), alteration);
	}

	// What a table is partitioned by keeps its type, and what a table inherits from two
	// cannot change with one of them.
	private void makeRoomForType(Fact column) {
		FactId relation = Situation.parent(column);
		if (relation.kind() != FactKind.TABLE) {
			return;
		}
		Fact table = this.before.need(relation);
		if (PartitionKey.needs(table, column.id().last())) {
			rebuild(relation);
		}
		long parents = this.before.dependencies(column.id())
			.stream()
			.filter((id) -> id.kind() == FactKind.COLUMN)
			.count();
		if (column.has("inherited") && parents > 1) {
			this.before.children(relation, FactKind.INHERITANCE)
				.stream()
				.map(Fact::id)
				.filter(this.after::has)
				.forEach(this::rebuild);
		}
	}

	private void put(FactId id, Alteration alteration) {
		this.altered.put(id, alteration);
		this.before.dependents(id)
			.stream()
			.filter((needing) -> this.after.has(needing) && alteration.inTheWay().test(this.before.need(needing)))
			.forEach(this::rebuild);
	}

	private void rebuild(FactId id) {
		if (this.dropped.add(id)) {
			this.created.add(id);
			this.altered.remove(id);
			this.spreading.add(id);
			if (id.kind() == FactKind.TABLE && TableSwap.takesRows(this.before.need(id), this.after.need(id))) {
				this.refilled.add(id);
			}
		}
	}

	private void spread() {
		while (!this.spreading.isEmpty()) {
			FactId gone = this.spreading.remove();
			this.before.dependents(gone)
				.stream()
				.filter((needing) -> this.after.has(needing) && !this.dropped.contains(needing))
				.forEach((needing) -> spread(gone, needing));
			freeAttached(gone);
		}
	}

	private void spread(FactId gone, FactId needing) {
		boolean made = this.created.contains(gone) || isKeyReplaced(gone);
		if (typed(needing).equals(gone)) {
			rebuild(needing);
		}
		else if (gone.kind() == FactKind.TABLE && needing.kind() == FactKind.TABLE) {
			// A partition only has to be detached, and attached.
			return;
		}
		else if (made && isType(gone.kind()) && isType(typed(needing).kind())) {
			// The one that steps aside still needs it.
			this.swapped.add(gone);
			rebuild(typed(needing));
		}
		else if (isType(gone.kind()) && needing.kind() == FactKind.COLUMN) {
			spreadToColumn(gone, needing);
		}
		else if (needing.kind() == FactKind.COLUMN && gone.kind() == FactKind.COLUMN
				&& (!made || this.dropped.contains(relation(gone)))) {
			// It was inherited, and stays as one of the table's own.
			this.altered.putIfAbsent(needing, TypeSwap.NONE);
		}
		else if (made || !this.altered.containsKey(needing)) {
			rebuild(needing);
		}
	}

	// A table has one primary key: what needs it cannot go over from one to the other.
	private boolean isKeyReplaced(FactId gone) {
		return gone.kind() == FactKind.CONSTRAINT && isPrimaryKey(this.before.need(gone))
				&& this.after.children(Situation.parent(this.before.need(gone)), FactKind.CONSTRAINT)
					.stream()
					.anyMatch(Treatments::isPrimaryKey);
	}

	private static boolean isPrimaryKey(Fact constraint) {
		return constraint.need("type").equals("primary_key");
	}

	private FactId relation(FactId column) {
		return Situation.parent(this.before.need(column));
	}

	// A composite type for its column.
	private FactId typed(FactId id) {
		return (id.kind() == FactKind.COLUMN && relation(id).kind() == FactKind.COMPOSITE_TYPE) ? relation(id) : id;
	}

	private void spreadToColumn(FactId type, FactId column) {
		FactId relation = this.before.need(column).parent();
		if (relation == null || isDerived(relation.kind())) {
			if (relation != null) {
				rebuild(relation);
			}
		}
		else if (this.created.contains(type)) {
			this.swapped.add(type);
		}
		else if (!this.altered.containsKey(column)) {
			rebuild(column);
		}
	}

	private static boolean isDerived(FactKind kind) {
		return kind == FactKind.VIEW || kind == FactKind.MATERIALIZED_VIEW;
	}

	private static boolean isType(FactKind kind) {
		return kind == FactKind.ENUM_TYPE || kind == FactKind.DOMAIN || kind == FactKind.COMPOSITE_TYPE
				|| kind == FactKind.RANGE_TYPE;
	}

	private void retype(FactId type) {
		this.before.dependents(type)
			.stream()
			.filter((id) -> id.kind() == FactKind.COLUMN && this.after.has(id) && !this.dropped.contains(id))
			.filter((id) -> !isDerived(relation(id).kind()) && relation(id).kind() != FactKind.COMPOSITE_TYPE)
			.forEach((id) -> {
				makeRoomForType(this.after.need(id));
				if (!this.dropped.contains(id)) {
					put(id, TypeSwap.column(this.before.need(id), this.after.need(id), this.situation));
				}
			});
	}

	// An index that is attached goes with the index that it is attached to; a constraint
	// keeps both from going until the partition is out of the way.
	private void freeAttached(FactId gone) {
		FactId index = (gone.kind() == FactKind.INDEX_ATTACHMENT) ? this.before.need(gone).parent() : null;
		FactId table = (index != null) ? this.before.need(index).parent() : null;
		if (index == null || table == null || this.dropped.contains(table)) {
			return;
		}
		List<FactId> links = this.before.children(table, FactKind.INHERITANCE).stream().map(Fact::id).toList();
		boolean detached = links.stream().anyMatch(this.dropped::contains);
		boolean held = index.kind() == FactKind.CONSTRAINT
				&& this.before.dependencies(gone).stream().anyMatch((id) -> id.kind() == FactKind.INDEX);
		if (held && !detached) {
			links.forEach(this::rebuild);
		}
		else if (!detached && this.after.has(index)) {
			rebuild(index);
		}
	}

	Situation situation() {
		return this.situation;
	}

	Set<FactId> created() {
		return this.created;
	}

	Set<FactId> dropped() {
		return this.dropped;
	}

	Map<FactId, Alteration> altered() {
		return this.altered;
	}

	/**
	 * Return the columns of heirs that take their values along when a column comes.
	 * @param column the column that comes
	 * @return those that become inherited from it
	 */
	List<FactId> heirs(FactId column) {
		return this.after.dependents(column).stream().filter(this.carried::contains).toList();
	}

	boolean isCarried(FactId column) {
		return this.carried.contains(column);
	}

	boolean isSwapped(FactId type) {
		return this.swapped.contains(type);
	}

	Set<FactId> refilled() {
		return this.refilled;
	}

}
