package dev.limbeck.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.diff.kind.ColumnCarry;
import dev.limbeck.diff.kind.DefaultGrants;
import dev.limbeck.diff.kind.Rules;
import dev.limbeck.diff.kind.TableSwap;
import dev.limbeck.diff.kind.TypeSwap;
import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.Schema;

/**
 * Plans how one schema becomes another.
 */
public final class Planner {

	private final Schema before;

	private final Schema after;

	private final Treatments treatments;

	private final ActionGraph graph;

	private Planner(Schema before, Schema after, List<Change> changes) {
		this.before = before;
		this.after = after;
		this.treatments = new Treatments(before, after, changes);
		this.graph = new ActionGraph(before, after, this.treatments);
	}

	/**
	 * Plan the way from one schema to another.
	 * @param before what is so
	 * @param after what is to be so
	 * @return the plan, empty if both are the same
	 * @throws LimbeckException if a kind differs that cannot be changed yet
	 */
	public static Plan plan(Schema before, Schema after) {
		return plan(before, after, List.of());
	}

	/**
	 * Plan the way from one schema to another in which some things are called otherwise.
	 * @param before what is so
	 * @param after what is to be so
	 * @param renamed what is only renamed, as somebody has decided
	 * @return the plan, empty if both are the same; the way back is the plan with both
	 * sides, and those of each rename, exchanged
	 * @throws LimbeckException if a kind differs that cannot be changed yet, or if
	 * nothing can be renamed so
	 * @see Renames#candidates
	 */
	public static Plan plan(Schema before, Schema after, Collection<RenameCandidate> renamed) {
		Renames renames = Renames.of(before, after, renamed);
		List<Change> changes = Comparison.of(renames.schema(), after);
		refuseUnknown(changes);
		List<Action> actions = new ArrayList<>(renames.actions());
		actions.addAll(new Planner(renames.schema(), after, changes).actions());
		return new Plan(actions);
	}

	private static void refuseUnknown(List<Change> changes) {
		String unknown = changes.stream()
			.filter((change) -> Rules.find(change.id().kind()) == null)
			.map((change) -> change.id().toString())
			.collect(Collectors.joining(", "));
		if (!unknown.isEmpty()) {
			throw new LimbeckException("diff",
					"These differ, and Limbeck cannot make or change what is of their kind: " + unknown,
					"Change them by hand first.");
		}
	}

	private List<Action> actions() {
		new Joining(this.graph, situation(), this.treatments.refilled()).join();
		return new ActionOrder(this.after, this.graph).sorted().stream().map(this::action).toList();
	}

	private Action action(Node node) {
		List<FactId> joined = new ArrayList<>();
		collect(node, joined);
		Alteration alteration = this.treatments.altered().get(node.fact().id());
		boolean transactional = node.verb() != Verb.ALTER || alteration == null || alteration.transactional();
		return new Action(node.verb(), node.fact().id(), statements(node), joined,
				new Hazards(this.before, this.after, this.treatments).of(node), transactional,
				new Locks(this.before, this.after).of(node));
	}

	private static void collect(Node node, List<FactId> joined) {
		node.parts().forEach((part) -> {
			joined.add(part.fact().id());
			collect(part, joined);
		});
	}

	private List<String> statements(Node node) {
		return switch (node.verb()) {
			case DROP -> removal(node.fact());
			case ALTER -> Objects.requireNonNull(this.treatments.altered().get(node.fact().id())).statements();
			default -> creation(node);
		};
	}

	private List<String> removal(Fact fact) {
		if (this.treatments.isCarried(fact.id())) {
			return ColumnCarry.stepAside(fact, situation());
		}
		if (this.treatments.refilled().contains(fact.id())) {
			return TableSwap.takeOver(fact, situation());
		}
		return this.treatments.isSwapped(fact.id()) ? List.of(TypeSwap.drop(fact)) : rule(fact).drop(fact, situation());
	}

	private List<String> creation(Node node) {
		Fact fact = node.fact();
		List<String> statements = new ArrayList<>();
		if (this.treatments.isSwapped(fact.id())) {
			statements.addAll(TypeSwap.stepAside(this.before.need(fact.id())));
		}
		if (this.treatments.refilled().contains(fact.id())) {
			statements.addAll(TableSwap.stepAside(this.before.need(fact.id()), situation()));
		}
		statements.add(rule(node).create(fact, clauses(node), situation()));
		if (this.treatments.isCarried(fact.id())) {
			statements.addAll(ColumnCarry.takeOver(fact, situation()));
		}
		addAfterwards(node, statements);
		statements.removeIf(String::isEmpty);
		return statements;
	}

	private static List<String> clauses(Node node) {
		return node.parts().stream().map((part) -> rule(part).clause(part.fact(), clauses(part))).toList();
	}

	private void addAfterwards(Node node, List<String> statements) {
		statements.addAll(rule(node).afterwards(node.fact(), situation()));
		statements.addAll(DefaultGrants.corrections(node.fact(), situation()));
		node.parts().forEach((part) -> addAfterwards(part, statements));
	}

	private static Rule rule(Node node) {
		return rule(node.fact());
	}

	private static Rule rule(Fact fact) {
		return Rules.of(fact);
	}

	private Situation situation() {
		return this.treatments.situation();
	}

}
