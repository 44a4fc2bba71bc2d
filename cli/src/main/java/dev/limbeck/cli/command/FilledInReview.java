package dev.limbeck.cli.command;

import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.migrate.PlanReview;
import dev.limbeck.migrate.PlannedChange;
import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Step;
import dev.limbeck.script.RevisionScript;

/**
 * Refuses to apply revision files that nobody has filled in: once applied they count as
 * done, and what is written into them later never runs.
 *
 * @param invocation where the command runs
 * @param emptyAllowed whether the user wants them applied
 */
record FilledInReview(Invocation invocation, boolean emptyAllowed) implements PlanReview {

	@Override
	public boolean accepts(PlannedChange change) {
		List<String> empty = refused(change);
		if (!empty.isEmpty()) {
			throw new LimbeckException("unfilled-revision",
					"Nobody has filled in " + NameList.first(empty) + ": its upgrade holds no statement. "
							+ "Nothing was applied.",
					"Write the statements there; or apply it as it is with --allow-empty, for good.");
		}
		return true;
	}

	/**
	 * Say below a plan what of it is refused.
	 * @param change the plan
	 * @return lines
	 */
	List<String> lines(PlannedChange change) {
		return refused(change).stream()
			.map((file) -> "Nobody has filled in " + file + ": an upgrade refuses it without --allow-empty.")
			.toList();
	}

	private List<String> refused(PlannedChange change) {
		return this.emptyAllowed ? List.of()
				: change.plan()
					.steps()
					.stream()
					.filter((step) -> step.direction() == Step.Direction.UPGRADE)
					.map(Step::revision)
					.map(this.invocation.scripts()::find)
					.filter((definition) -> definition instanceof RevisionScript script && script.isUnfilled())
					.map((definition) -> definition.revision().origin())
					.toList();
	}

}
