package dev.limbeck.diff;

import java.util.List;
import java.util.Set;

import dev.limbeck.diff.kind.Rules;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * Writes together what people write together, wherever the order allows it.
 */
final class Joining {

	// From the inside out, and those that may lead to other tables last.
	private static final List<FactKind> CLAUSES = List.of(FactKind.NOT_NULL, FactKind.IDENTITY, FactKind.DEFAULT,
			FactKind.COLUMN, FactKind.CONSTRAINT, FactKind.DOMAIN_CONSTRAINT);

	private final ActionGraph graph;

	private final Situation situation;

	private final Set<FactId> refilled;

	Joining(ActionGraph graph, Situation situation, Set<FactId> refilled) {
		this.graph = graph;
		this.situation = situation;
		this.refilled = refilled;
	}

	void join() {
		this.graph.drops().forEach(this::joinDrop);
		CLAUSES.forEach((kind) -> this.graph.makes()
			.stream()
			.filter((node) -> node.fact().kind() == kind && node.verb() == Verb.CREATE)
			.sorted(Joining::byPosition)
			.forEach(this::joinCreate));
	}

	private static int byPosition(Node one, Node other) {
		return Integer.compare(position(one), position(other));
	}

	static int position(Node node) {
		String position = node.fact().get("position");
		if (position != null) {
			return Integer.parseInt(position);
		}
		return node.fact().get("type", "").equals("primary_key") ? -1 : 0;
	}

	// What belongs to something goes with it, and a sequence with its column.
	private void joinDrop(Node node) {
		Fact fact = node.fact();
		if (fact.kind() == FactKind.SEQUENCE) {
			this.situation.before()
				.children(fact.id(), FactKind.SEQUENCE_OWNER)
				.forEach((owner) -> this.situation.before()
					.dependencies(owner.id())
					.stream()
					.filter((id) -> id.kind() == FactKind.COLUMN)
					.forEach((column) -> joinDrop(node, column)));
		}
		else if (fact.kind() == FactKind.TABLE) {
			Schema before = this.situation.before();
			RefillOrder.wholes(fact, before)
				.filter((whole) -> RefillOrder.taking(before.need(whole), before, this.refilled).findAny().isPresent())
				.forEach((whole) -> joinDrop(node, whole));
		}
		else if (fact.parent() != null && !isHeld(fact) && !goesFirst(fact)
				&& (fact.parent().kind() != FactKind.SCHEMA || fact.kind().isSatellite())) {
			joinDrop(node, fact.parent());
		}
	}

	// Its name is wanted for the new one, or PostgreSQL does not take it along.
	private boolean goesFirst(Fact fact) {
		FactId table = RefillOrder.table(fact, this.situation.before());
		return fact.kind() == FactKind.USER_MAPPING
				|| (RefillOrder.goesFirst(fact) && table != null && this.refilled.contains(table));
	}

	// It can go once it is no partition any more.
	private boolean isHeld(Fact link) {
		return link.kind() == FactKind.INHERITANCE && link.parent() != null
				&& References.to(link.parent(), this.situation.before())
					.stream()
					.anyMatch((key) -> this.graph.drop(key) == null);
	}

	// A dropped column goes on being marked as an identity, unless it was none when it
	// went.
	private void joinDrop(Node node, FactId whole) {
		Node drop = this.graph.drop(whole);
		FactId outer = this.situation.before().need(whole).parent();
		boolean marked = node.fact().kind() == FactKind.IDENTITY && outer != null && this.graph.drop(outer) == null;
		if (drop != null && !marked) {
			drop.join(node);
		}
	}

	private void joinCreate(Node node) {
		FactId parent = node.fact().parent();
		Node whole = (parent != null) ? this.graph.make(parent) : null;
		if (parent != null && whole != null && whole.verb() == Verb.CREATE && isWritten(whole.fact())
				&& isClause(node.fact(), parent.kind())) {
			whole.join(node);
		}
	}

	private boolean isWritten(Fact fact) {
		return !Rules.of(fact).create(fact, List.of(), this.situation).isEmpty();
	}

	private boolean isClause(Fact fact, FactKind parent) {
		return Rules.of(fact).isClauseOf(fact, parent) && isWritten(fact) && !this.graph.waitsForHeirs(fact);
	}

}
