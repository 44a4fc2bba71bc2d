package dev.limbeck.diff;

import java.util.List;

import dev.limbeck.diff.kind.Rules;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;

/**
 * Writes together what people write together, wherever the order allows it.
 */
final class Joining {

	// From the inside out, and those that may lead to other tables last.
	private static final List<FactKind> CLAUSES = List.of(FactKind.NOT_NULL, FactKind.IDENTITY, FactKind.DEFAULT,
			FactKind.COLUMN, FactKind.CONSTRAINT, FactKind.DOMAIN_CONSTRAINT);

	private final ActionGraph graph;

	private final Situation situation;

	Joining(ActionGraph graph, Situation situation) {
		this.graph = graph;
		this.situation = situation;
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
		else if (fact.parent() != null && (fact.parent().kind() != FactKind.SCHEMA || fact.kind().isSatellite())) {
			joinDrop(node, fact.parent());
		}
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
