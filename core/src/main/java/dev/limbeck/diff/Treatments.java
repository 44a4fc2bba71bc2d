package dev.limbeck.diff;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.limbeck.diff.kind.Rules;
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

	private final Map<FactId, Alteration> altered = new TreeMap<>();

	private final Deque<FactId> spreading = new ArrayDeque<>();

	private final Situation situation;

	Treatments(Schema before, Schema after, List<Change> changes) {
		this.before = before;
		this.after = after;
		this.situation = new Situation(before, after, this.created, this.dropped);
		changes.forEach(this::addOneSided);
		List.copyOf(this.created).forEach(this::bequeath);
		int known;
		do {
			known = this.dropped.size() + this.swapped.size();
			changes.forEach(this::alter);
			this.swapped.forEach(this::retype);
			spread();
		}
		while (known != this.dropped.size() + this.swapped.size());
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

	private void alter(Change change) {
		Fact from = change.from();
		Fact to = change.to();
		if (from == null || to == null || this.dropped.contains(change.id())) {
			return;
		}
		Alteration alteration = Rules.of(to).alter(from, to, this.situation);
		if (alteration == null) {
			rebuild(Rules.of(to).rebuilt(to));
			return;
		}
		put(change.id(), alteration);
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
		boolean made = this.created.contains(gone);
		if (typed(needing).equals(gone)) {
			rebuild(needing);
		}
		else if (made && isType(gone.kind()) && isType(typed(needing).kind())) {
			// The one that steps aside still needs it.
			this.swapped.add(gone);
			rebuild(typed(needing));
		}
		else if (isType(gone.kind()) && needing.kind() == FactKind.COLUMN) {
			spreadToColumn(gone, needing);
		}
		else if (needing.kind() == FactKind.COLUMN && gone.kind() == FactKind.COLUMN && !made) {
			// It was inherited, and stays as one of the table's own.
			this.altered.putIfAbsent(needing, TypeSwap.NONE);
		}
		else if (made || !this.altered.containsKey(needing)) {
			rebuild(needing);
		}
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
			.forEach((id) -> put(id, TypeSwap.column(this.before.need(id), this.after.need(id), this.situation)));
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

}
