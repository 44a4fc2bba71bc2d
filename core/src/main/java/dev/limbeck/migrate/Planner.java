package dev.limbeck.migrate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.limbeck.ledger.LedgerEntry;
import dev.limbeck.ledger.LedgerState;
import dev.limbeck.ledger.RepeatablePlan;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.migrate.MigrationCommand.Resume;
import dev.limbeck.migrate.MigrationCommand.Stamp;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.AppliedRevision.State;
import dev.limbeck.revision.Plan;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.Step;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.script.location.RevisionScripts;

/**
 * Turns commands into plans, seen from what a ledger holds. Pure.
 */
final class Planner {

	private final RevisionScripts scripts;

	private final RevisionGraph graph;

	Planner(RevisionScripts scripts) {
		this.scripts = scripts;
		this.graph = scripts.graph();
	}

	/**
	 * Plan a command.
	 * @param command what to do
	 * @param state what the ledger holds
	 * @return the plan
	 */
	Plan plan(MigrationCommand command, LedgerState state) {
		Plan plan = plan(command, state.rows());
		return (command instanceof Stamp) ? withLost(plan, state) : plan;
	}

	// What the log tells and the stamp does not is to be false from now on.
	private Plan withLost(Plan plan, LedgerState state) {
		Set<String> entered = plan.steps()
			.stream()
			.filter((step) -> step.direction().enters())
			.map(Step::revision)
			.collect(Collectors.toSet());
		List<Step> steps = new ArrayList<>();
		state.lost()
			.stream()
			.filter((id) -> !entered.contains(id))
			.forEach((id) -> steps.add(0, new Step(id, Direction.REMOVE)));
		steps.addAll(plan.steps());
		return new Plan(plan.from(), steps, plan.heads());
	}

	/**
	 * Plan a command for a database whose ledger has all its rows.
	 * @param command what to do
	 * @param rows what the ledger holds
	 * @return the plan
	 */
	Plan plan(MigrationCommand command, Collection<AppliedRevision> rows) {
		if (command instanceof Upgrade upgrade) {
			return unfinishedFirst(Plan.upgrade(this.graph, rows, upgrade.targets()), rows);
		}
		if (command instanceof Downgrade downgrade) {
			return unfinishedFirst(Plan.downgrade(this.graph, withReverting(rows), downgrade.target()), rows);
		}
		if (command instanceof Resume) {
			return resume(rows);
		}
		Stamp stamp = (Stamp) command;
		return stamp.purge() ? Plan.purge(this.graph, rows, stamp.targets())
				: Plan.stamp(this.graph, rows, stamp.targets());
	}

	// A downgrade that was not finished is planned as if it had not been begun.
	private static List<AppliedRevision> withReverting(Collection<AppliedRevision> rows) {
		return rows.stream()
			.map((row) -> (row.state() == State.REVERTING) ? row.withState(State.APPLIED) : row)
			.toList();
	}

	private static Plan unfinishedFirst(Plan plan, Collection<AppliedRevision> rows) {
		List<Step> steps = new ArrayList<>(plan.steps());
		rows.stream()
			.filter((row) -> row.state() != State.APPLIED)
			.forEach((row) -> steps.stream()
				.filter((step) -> step.revision().equals(row.id()))
				.findFirst()
				.ifPresent((step) -> {
					steps.remove(step);
					steps.add(0, step);
				}));
		return new Plan(plan.from(), steps, plan.heads());
	}

	private Plan resume(Collection<AppliedRevision> rows) {
		List<Step> steps = new ArrayList<>();
		for (AppliedRevision row : rows) {
			if (row.state() == State.REVERTING) {
				steps.add(new Step(row.id(), Direction.DOWNGRADE));
			}
			else if (row.state() == State.RUNNING && this.scripts.find(row.id()) != null) {
				steps.add(new Step(row.id(), Direction.UPGRADE));
			}
		}
		return new Plan(Position.of(this.graph, rows).current(), steps,
				Position.of(this.graph, after(rows, steps)).current());
	}

	/**
	 * Return what is left of a plan, after some of it was done by this process or by
	 * others. Symbols are not resolved again: one step down must not become two.
	 * @param agreed the plan
	 * @param state what the ledger holds now
	 * @return the plan, seen from there
	 */
	PlannedChange rest(PlannedChange agreed, LedgerState state) {
		Plan plan = agreed.plan();
		List<Step> steps = new RemainingSteps(this.scripts, agreed, state).find();
		return new PlannedChange(agreed.command(), new Plan(plan.from(), steps, plan.heads()), state.rows(),
				agreed.storedDowngrades(), RepeatablePlan.NONE);
	}

	/**
	 * Return what is left of a plan of which all is done.
	 * @param agreed the plan
	 * @param rows what the ledger holds now
	 * @return the plan without steps
	 */
	PlannedChange nothing(PlannedChange agreed, List<AppliedRevision> rows) {
		Plan plan = agreed.plan();
		return new PlannedChange(agreed.command(), new Plan(plan.from(), List.of(), plan.heads()), rows,
				agreed.storedDowngrades(), RepeatablePlan.NONE);
	}

	/**
	 * Return what a ledger holds after some steps.
	 * @param rows what it held before
	 * @param steps what was done
	 * @return the rows
	 */
	List<AppliedRevision> after(Collection<AppliedRevision> rows, Collection<Step> steps) {
		Map<String, AppliedRevision> after = new LinkedHashMap<>();
		rows.forEach((row) -> after.put(row.id(), row));
		for (Step step : steps) {
			after.remove(step.revision());
			// What is run behind the revisions is none of them.
			if (step.direction().enters() && this.scripts.find(step.revision()) != null) {
				LedgerEntry entry = entry(step);
				after.keySet().removeAll(covered(step, entry.revision(), after.values()));
				after.put(step.revision(), entry.applied());
			}
		}
		return List.copyOf(after.values());
	}

	private static Set<String> covered(Step step, Revision revision, Collection<AppliedRevision> rows) {
		return (step.direction() == Direction.ADD) ? Plan.superseded(revision, rows) : Set.of();
	}

	/**
	 * Return what a ledger holds after a step that was left half done.
	 * @param rows what it held before
	 * @param id the revision
	 * @return the rows
	 */
	static List<AppliedRevision> half(List<AppliedRevision> rows, String id) {
		return rows.stream().map((row) -> row.id().equals(id) ? row.withState(State.REVERTING) : row).toList();
	}

	LedgerEntry entry(Step step) {
		return LedgerEntry.of(this.scripts.get(step.revision()), this.graph);
	}

	/**
	 * Return the revisions that a plan takes back without having a file of them.
	 * @param plan the plan
	 * @return ids
	 */
	Set<String> withoutFile(Plan plan) {
		return plan.steps()
			.stream()
			.filter((step) -> step.direction() == Direction.DOWNGRADE)
			.map(Step::revision)
			.filter((id) -> this.scripts.find(id) == null)
			.collect(Collectors.toSet());
	}

}
