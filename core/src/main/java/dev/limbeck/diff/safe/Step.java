package dev.limbeck.diff.safe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.limbeck.diff.Action;
import dev.limbeck.diff.Plan;
import dev.limbeck.diff.Planner;
import dev.limbeck.diff.RenameCandidate;
import dev.limbeck.schema.Schema;

/**
 * A part of the way from one schema to another that becomes one revision.
 *
 * @param before what is so
 * @param after what is so afterwards
 * @param renamed what has only another name afterwards
 * @param there the way there
 * @param back the way back
 */
public record Step(Schema before, Schema after, List<RenameCandidate> renamed, Plan there, Plan back) {

	/**
	 * Copy the list.
	 */
	public Step {
		renamed = List.copyOf(renamed);
	}

	/**
	 * Plan a step.
	 * @param before what is so
	 * @param after what is to be so
	 * @param renamed what has only another name
	 * @return the step with both ways
	 */
	public static Step of(Schema before, Schema after, List<RenameCandidate> renamed) {
		return new Step(before, after, renamed, Planner.plan(before, after, renamed), back(before, after, renamed));
	}

	static Step of(Schema before, Schema after) {
		return of(before, after, List.of());
	}

	// What is lost cannot come back, but rows that have survived must get something.
	private static Plan back(Schema before, Schema after, List<RenameCandidate> renamed) {
		List<RenameCandidate> back = renamed.stream().map(RenameCandidate::reversed).toList();
		List<BackFill> fills = Stages.withoutValue(after, before, back)
			.stream()
			.map((column) -> new BackFill(column, Nothing.of(before.need(column))))
			.filter((fill) -> !fill.isOpen())
			.toList();
		Stages stages = Stages.plain(before, fills);
		List<Action> actions = new ArrayList<>(Planner.plan(after, stages.first(), back).actions());
		stages.joined().forEach((step) -> actions.addAll(step.there().actions()));
		return new Plan(actions);
	}

	/**
	 * Return this step with another one behind it, as one.
	 * @param next begins where this one ends
	 * @return a step whose way back needs no stop between them
	 */
	public Step then(Step next) {
		List<Action> actions = new ArrayList<>(this.there.actions());
		actions.addAll(next.there.actions());
		return new Step(this.before, next.after, this.renamed, new Plan(actions),
				back(this.before, next.after, this.renamed));
	}

	/**
	 * Return whether there is nothing to do.
	 * @return whether the way there has no action
	 */
	public boolean isEmpty() {
		return this.there.isEmpty();
	}

	Step changed(UnaryOperator<Action> change) {
		return new Step(this.before, this.after, this.renamed, changed(this.there, change), changed(this.back, change));
	}

	private static Plan changed(Plan plan, UnaryOperator<Action> change) {
		return new Plan(plan.actions().stream().map(change).toList());
	}

}
