package dev.limbeck.diff;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.diff.kind.TableSwap;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * Which facts stay on the way to a schema that lacks them: those that hold something or
 * that others may call by their names, with all that belongs to them.
 */
final class KeptFacts {

	// What is only said of an object: another word can be said at any time.
	private static final Set<FactKind> SAID = EnumSet.of(FactKind.TABLE_TYPE, FactKind.NOT_NULL, FactKind.IDENTITY,
			FactKind.DEFAULT, FactKind.SEQUENCE_OWNER, FactKind.CONSTRAINT, FactKind.DOMAIN_CONSTRAINT,
			FactKind.INHERITANCE, FactKind.INDEX_ATTACHMENT, FactKind.REPLICA_IDENTITY, FactKind.RULE, FactKind.TRIGGER,
			FactKind.POLICY, FactKind.OWNER, FactKind.GRANT, FactKind.DEFAULT_PRIVILEGE, FactKind.COMMENT,
			FactKind.SECURITY_LABEL, FactKind.PUBLICATION_TABLE, FactKind.PUBLICATION_SCHEMA, FactKind.USER_MAPPING);

	// What holds values does so whatever becomes of others.
	private static final Set<FactKind> HOLDING = EnumSet.of(FactKind.SCHEMA, FactKind.TABLE, FactKind.COLUMN,
			FactKind.SEQUENCE);

	private final Schema before;

	private final Schema after;

	private final Map<FactId, Boolean> known = new HashMap<>();

	private final Map<List<String>, FactId> taken = new HashMap<>();

	private KeptFacts(Schema before, Schema after) {
		this.before = before;
		this.after = after;
		after.facts().forEach((fact) -> Slots.of(fact).forEach((slot) -> this.taken.put(slot, fact.id())));
	}

	static Set<FactId> of(Schema before, Schema after) {
		return new KeptFacts(before, after).all();
	}

	private Set<FactId> all() {
		Set<FactId> kept = new HashSet<>();
		this.before.facts().stream().filter(this::isKept).forEach((fact) -> kept.add(fact.id()));
		int size;
		do {
			size = kept.size();
			kept.removeIf((id) -> !isHolding(id) && (lacksSomething(id, kept) || isOutgrown(id)));
		}
		while (size != kept.size());
		return kept;
	}

	private boolean isHolding(FactId id) {
		FactId parent = this.before.need(id).parent();
		boolean selected = parent != null
				&& (parent.kind() == FactKind.VIEW || parent.kind() == FactKind.MATERIALIZED_VIEW);
		return HOLDING.contains(id.kind()) && !selected;
	}

	private boolean lacksSomething(FactId id, Set<FactId> kept) {
		return this.before.dependencies(id)
			.stream()
			.anyMatch((needed) -> !this.after.has(needed) && !kept.contains(needed));
	}

	// Whether an index fits another type nobody knows, and it holds nothing of its own.
	private boolean isOutgrown(FactId id) {
		return id.kind() == FactKind.INDEX && this.before.dependencies(id)
			.stream()
			.anyMatch((needed) -> needed.kind() == FactKind.COLUMN && this.after.has(needed)
					&& !this.before.need(needed).says(this.after.need(needed)));
	}

	private boolean isKept(Fact fact) {
		Boolean found = this.known.get(fact.id());
		if (found == null) {
			found = !this.after.has(fact.id()) && !isReplaced(fact) && !isTakenOver(fact) && isKeptWithParent(fact);
			this.known.put(fact.id(), found);
		}
		return found;
	}

	private boolean isKeptWithParent(Fact fact) {
		FactId parent = fact.parent();
		if (parent != null && !this.after.has(parent)) {
			return isKept(this.before.need(parent)) && !isInTheWay(fact, parent);
		}
		if (fact.kind() == FactKind.INDEX_ATTACHMENT && parent != null) {
			return isUnchanged(parent) && this.before.dependencies(fact.id())
				.stream()
				.anyMatch((index) -> !index.equals(parent) && isKept(this.before.need(index)));
		}
		boolean selected = fact.kind() == FactKind.COLUMN && parent != null
				&& (parent.kind() == FactKind.VIEW || parent.kind() == FactKind.MATERIALIZED_VIEW);
		return !selected && !SAID.contains(fact.kind()) && !isPartOfAnother(fact);
	}

	// Who does not know the column any more cannot fill it.
	private boolean isInTheWay(Fact fact, FactId column) {
		FactId table = this.before.need(column).parent();
		return fact.kind() == FactKind.NOT_NULL && table != null && this.after.has(table)
				&& this.before.children(column, FactKind.DEFAULT).isEmpty()
				&& this.before.children(column, FactKind.IDENTITY).isEmpty()
				&& !this.before.need(column).has("generated") && !isInherited(table);
	}

	// What heirs have of it follows their table.
	private boolean isInherited(FactId table) {
		return !this.before.children(table, FactKind.INHERITANCE).isEmpty()
				|| this.before.dependents(table).stream().anyMatch((id) -> id.kind() == FactKind.INHERITANCE);
	}

	private boolean isUnchanged(FactId id) {
		Fact to = this.after.fact(id);
		return to != null && this.before.need(id).says(to);
	}

	// An index of a partition follows the one of the whole.
	private boolean isPartOfAnother(Fact fact) {
		return fact.kind() == FactKind.INDEX && this.before.children(fact.id(), FactKind.INDEX_ATTACHMENT)
			.stream()
			.flatMap((attachment) -> this.before.dependencies(attachment.id()).stream())
			.anyMatch((index) -> !index.equals(fact.id()) && this.after.has(index));
	}

	// The rows of a partition go over to the table if that is no longer partitioned.
	private boolean isTakenOver(Fact fact) {
		return fact.kind() == FactKind.TABLE && RefillOrder.wholes(fact, this.before).anyMatch((whole) -> {
			Fact to = this.after.fact(whole);
			return (to != null) ? TableSwap.takesRows(this.before.need(whole), to)
					: isTakenOver(this.before.need(whole));
		});
	}

	// Only one can have the name.
	private boolean isReplaced(Fact fact) {
		return Slots.of(fact).stream().anyMatch(this.taken::containsKey);
	}

}
