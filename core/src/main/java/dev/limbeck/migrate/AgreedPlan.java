package dev.limbeck.migrate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.Step;

/**
 * Checks that a plan still fits the ledger: between the plan and the lock others may have
 * built upon what goes, or taken away what comes to stand on it.
 *
 * @param change the plan, or what is left of it
 * @param after what the ledger would hold afterwards
 */
record AgreedPlan(PlannedChange change, List<AppliedRevision> after) {

	/**
	 * Check the plan.
	 * @throws LimbeckException if the database has moved on
	 */
	void check() {
		Set<String> present = new HashSet<>();
		for (AppliedRevision row : this.after) {
			present.add(row.id());
			present.addAll(row.replaces());
		}
		Set<String> touched = new HashSet<>(this.change.plan().steps().stream().map(Step::revision).toList());
		List<String> problems = new ArrayList<>();
		for (AppliedRevision row : this.after) {
			for (String required : row.requirements()) {
				if (!present.contains(required) && (touched.contains(required) || touched.contains(row.id()))) {
					problems.add(row.id() + " requires " + required);
				}
			}
		}
		if (!problems.isEmpty()) {
			throw new LimbeckException("database-moved",
					"The database has moved on since the plan was made: " + String.join(", ", problems)
							+ ", which would not be applied. Nothing was run.",
					"Run the command again, and look at the new plan.");
		}
	}

}
