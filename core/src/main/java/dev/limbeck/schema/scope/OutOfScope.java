package dev.limbeck.schema.scope;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * Finds what of one schema is out of scope: what somebody has said, and what goes with
 * it.
 */
final class OutOfScope {

	// Facts about a table that do not belong to it, and mean nothing without it.
	private static final Set<FactKind> ABOUT = EnumSet.of(FactKind.PUBLICATION_TABLE, FactKind.PUBLICATION_SCHEMA,
			FactKind.STATISTICS, FactKind.SEQUENCE_OWNER, FactKind.DEFAULT_PRIVILEGE);

	private final Schema schema;

	private final Set<FactId> out = new HashSet<>();

	private final Deque<FactId> waiting = new ArrayDeque<>();

	OutOfScope(Schema schema) {
		this.schema = schema;
	}

	Set<FactId> ids() {
		return this.out;
	}

	/**
	 * Leave something out, with all that belongs to it.
	 * @param id its address
	 */
	void add(FactId id) {
		mark(id);
		while (!this.waiting.isEmpty()) {
			FactId next = this.waiting.remove();
			this.schema.children(next).forEach(this::mark);
			this.schema.dependents(next).forEach((other) -> follow(other, next));
		}
	}

	private void mark(FactId id) {
		if (this.out.add(id)) {
			this.waiting.add(id);
		}
	}

	private void follow(FactId other, FactId gone) {
		Fact fact = this.schema.need(other);
		if (ABOUT.contains(other.kind()) && gone.kind() != FactKind.PUBLICATION) {
			mark(other);
			if (other.kind() == FactKind.SEQUENCE_OWNER && fact.parent() != null) {
				mark(fact.parent());
			}
		}
		// A partition is a part of its table.
		else if (other.kind() == FactKind.INHERITANCE && fact.has("bound") && fact.parent() != null) {
			mark(fact.parent());
		}
	}

	/**
	 * Return what is left, and what it needs: also by way of what was left out.
	 * @return the schema
	 */
	Schema rest() {
		return this.schema.without(this.out);
	}

}
