package dev.limbeck.generate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.diff.Action;
import dev.limbeck.diff.Plan;
import dev.limbeck.diff.RenameCandidate;
import dev.limbeck.diff.safe.Stages;
import dev.limbeck.diff.safe.Step;
import dev.limbeck.model.Difference;
import dev.limbeck.model.PlanOutcome;
import dev.limbeck.schema.Schema;
import dev.limbeck.scratch.ScratchServer;

/**
 * Cuts the way from one schema to another where a transaction must end.
 *
 * @param scratch where it is tried what a part leads to
 */
record Steps(ScratchServer scratch) {

	/**
	 * Cut the way of a difference.
	 * @param difference how one schema becomes the other
	 * @param manner how it is to be gone
	 * @return the steps in order, each with something to do
	 */
	List<Step> of(Difference difference, Manner manner) {
		Stages stages = manner.safe()
				? Stages.safe(difference.before(), difference.goal(), difference.renamed(), manner.fills())
				: Stages.plain(difference.goal(), manner.fills());
		List<Step> steps = cut(difference.before(), stages.first(), difference.renamed());
		for (Step next : stages.joined()) {
			if (!next.isEmpty()) {
				Step last = steps.isEmpty() ? null : steps.remove(steps.size() - 1);
				steps.add((last != null) ? last.then(next) : next);
			}
		}
		steps.addAll(stages.later());
		return steps;
	}

	private List<Step> cut(Schema before, Schema after, List<RenameCandidate> accepted) {
		List<Step> steps = new ArrayList<>();
		Schema reached = before;
		Step whole = Step.of(before, after, accepted);
		for (int end = end(whole.there()); end < whole.there().actions().size(); end = end(whole.there())) {
			Schema next = outcome(reached, new Plan(whole.there().actions().subList(0, end)));
			steps.add(Step.of(reached, next, whole.renamed()));
			whole = Step.of(next, after, List.of());
			reached = next;
		}
		if (!whole.isEmpty()) {
			steps.add(whole);
		}
		return steps;
	}

	// What one action makes, the next may use only after a commit.
	private static int end(Plan plan) {
		List<Action> actions = plan.actions();
		int end = 0;
		while (end < actions.size() && actions.get(end).transactional()) {
			end++;
		}
		while (end < actions.size() && !actions.get(end).transactional()) {
			end++;
		}
		return end;
	}

	private Schema outcome(Schema before, Plan plan) {
		try {
			return PlanOutcome.of(before, plan, this.scratch);
		}
		catch (SQLException ex) {
			throw new LimbeckException("not-generated",
					"The SQL does not run on a scratch database: " + ex.getMessage(),
					"Write this step by hand, and let the rest be generated.");
		}
	}

}
