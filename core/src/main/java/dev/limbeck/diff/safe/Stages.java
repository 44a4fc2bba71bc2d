package dev.limbeck.diff.safe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.limbeck.diff.RenameCandidate;
import dev.limbeck.diff.Renames;
import dev.limbeck.diff.Verb;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * The way to a schema by way of others.
 *
 * @param first where it leads at first, which is all if nobody has to be considered
 * @param joined what follows in the same revision
 * @param later what follows in revisions of its own
 */
public record Stages(Schema first, List<Step> joined, List<Step> later) {

	/**
	 * Copy the lists.
	 */
	public Stages {
		joined = List.copyOf(joined);
		later = List.copyOf(later);
	}

	/**
	 * Find the columns that come without a value for the rows that are there, and must
	 * have one.
	 * @param before what is so
	 * @param goal what is to be so
	 * @param renamed what has only another name
	 * @return the columns, in the order of their ids
	 */
	public static List<FactId> withoutValue(Schema before, Schema goal, List<RenameCandidate> renamed) {
		return new Standing(Renames.accepted(before, goal, renamed), goal).withoutValue();
	}

	/**
	 * Go the short way.
	 * @param goal what is to be so
	 * @param fills what rows get
	 * @return all at once; with fills, what needs them behind them
	 */
	public static Stages plain(Schema goal, List<BackFill> fills) {
		if (fills.isEmpty()) {
			return new Stages(goal, List.of(), List.of());
		}
		Set<FactId> open = new HashSet<>();
		fills.forEach((fill) -> demands(goal, fill.column(), open));
		Schema unfilled = goal.without(open);
		return new Stages(unfilled, List.of(BackFill.step(unfilled, fills, Verb.CREATE), Step.of(unfilled, goal)),
				List.of());
	}

	// That there are values, and what looks at them.
	private static void demands(Schema goal, FactId id, Set<FactId> open) {
		goal.dependents(id)
			.stream()
			.filter((needing) -> needing.kind() == FactKind.NOT_NULL || needing.kind() == FactKind.CONSTRAINT
					|| needing.kind() == FactKind.INDEX || open.contains(id))
			.filter(open::add)
			.forEach((needing) -> demands(goal, needing, open));
	}

	/**
	 * Go in steps for which nobody has to wait long.
	 * @param before what is so
	 * @param goal what is to be so
	 * @param renamed what has only another name
	 * @param fills what rows get
	 * @return the steps
	 */
	public static Stages safe(Schema before, Schema goal, List<RenameCandidate> renamed, List<BackFill> fills) {
		return new SafeStages(new Standing(Renames.accepted(before, goal, renamed), goal), new ArrayList<>(fills))
			.stages();
	}

}
