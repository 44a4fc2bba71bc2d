package dev.limbeck.migrate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.limbeck.ledger.LedgerState;
import dev.limbeck.migrate.MigrationCommand.Stamp;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.AppliedRevision.State;
import dev.limbeck.revision.Plan;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.Step;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.script.location.RevisionScripts;

/**
 * What is left of a plan, after some of it was done by this process or by others.
 *
 * @param scripts the revision files
 * @param agreed the plan
 * @param state what the ledger holds now
 */
record RemainingSteps(RevisionScripts scripts, PlannedChange agreed, LedgerState state) {

	List<Step> find() {
		List<Step> steps = this.agreed.plan().steps();
		Set<String> applied = applied();
		if (this.agreed.command() instanceof Stamp stamp) {
			return stamp.purge() ? steps : steps.stream()
				.filter((step) -> step.direction().enters() ? !applied.contains(step.revision()) : isPresent(step))
				.toList();
		}
		Set<String> coming = steps.stream().filter(this::comes).map(Step::revision).collect(Collectors.toSet());
		return steps.stream().filter((step) -> isOpen(step, applied, coming)).toList();
	}

	private boolean isOpen(Step step, Set<String> applied, Set<String> coming) {
		return switch (step.direction()) {
			case UPGRADE -> !applied.contains(step.revision());
			case ADD -> coming.contains(step.revision());
			case DOWNGRADE, REMOVE -> isPresent(step) || coming.contains(step.revision());
		};
	}

	// Where nothing stands in its place any more, it has come, and may have gone again.
	private boolean comes(Step step) {
		if (step.direction() != Direction.ADD || isPresent(step)) {
			return false;
		}
		List<AppliedRevision> rows = this.state.rows();
		Revision revision = this.scripts.get(step.revision()).revision();
		return rows.stream().anyMatch((row) -> standsFor(row, revision)) || !Plan.superseded(revision, rows).isEmpty();
	}

	private static boolean standsFor(AppliedRevision row, Revision revision) {
		return row.replaces().contains(revision.id())
				|| (!revision.replaces().isEmpty() && row.replaces().containsAll(revision.replaces()));
	}

	private boolean isPresent(Step step) {
		return this.state.lost().contains(step.revision())
				|| this.state.rows().stream().anyMatch((row) -> row.id().equals(step.revision()));
	}

	private Set<String> applied() {
		Set<String> applied = new HashSet<>();
		for (AppliedRevision row : this.state.rows()) {
			if (row.state() == State.APPLIED) {
				applied.add(row.id());
			}
			applied.addAll(row.replaces());
		}
		return applied;
	}

}
