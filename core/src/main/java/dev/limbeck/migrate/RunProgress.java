package dev.limbeck.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.revision.Plan;
import dev.limbeck.revision.Step;
import org.jspecify.annotations.Nullable;

/**
 * What a run has agreed upon and done so far, over all its attempts.
 */
final class RunProgress {

	private @Nullable PlannedChange agreed;

	private @Nullable Decision decision;

	private List<String> untried = List.of();

	private final List<AppliedStep> done = new ArrayList<>();

	@Nullable PlannedChange agreed() {
		return this.agreed;
	}

	void agree(PlannedChange change) {
		this.agreed = change;
	}

	/**
	 * Return what a person has decided, the same over all attempts.
	 * @param command what is to be done
	 * @return the decision
	 */
	Decision decision(MigrationCommand command) {
		Decision made = (this.decision != null) ? this.decision : Decision.of(command);
		this.decision = made;
		return made;
	}

	void add(AppliedStep step) {
		this.done.add(step);
	}

	void leaveUntried(List<String> revisions) {
		this.untried = List.copyOf(revisions);
	}

	List<String> untried() {
		return this.untried;
	}

	List<AppliedStep> steps() {
		return List.copyOf(this.done);
	}

	/**
	 * Return what was done.
	 * @param current the heads of what is applied now
	 * @return the steps, from where the database stood before the first
	 */
	Plan plan(Set<String> current) {
		Set<String> from = (this.agreed != null) ? this.agreed.plan().from() : current;
		List<Step> steps = this.done.stream().map((step) -> new Step(step.revision(), step.direction())).toList();
		return new Plan(new TreeSet<>(from), steps, new TreeSet<>(current));
	}

}
