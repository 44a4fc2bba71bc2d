package dev.limbeck.migrate;

import java.util.Collection;

import dev.limbeck.LimbeckException;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.migrate.MigrationCommand.Resume;
import dev.limbeck.migrate.MigrationCommand.Stamp;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.AppliedRevision.State;
import dev.limbeck.revision.Plan;
import dev.limbeck.revision.Step;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.script.JavaRevisionDefinition;
import dev.limbeck.script.RevisionDefinition;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.step.failure.UnfinishedErrors;
import org.jspecify.annotations.Nullable;

/**
 * Lets a command go on with what was begun and not finished only if it is what the
 * command would do anyway. The migration lock is held, so nobody is working on it.
 *
 * @param scripts the revision files
 * @param command what is to be done
 */
record UnfinishedChecks(RevisionScripts scripts, MigrationCommand command) {

	/**
	 * Check the ledger against a plan.
	 * @param plan the steps that are to be run
	 * @param rows what the ledger holds
	 * @throws LimbeckException if something unfinished is no part of the plan
	 */
	void check(Plan plan, Collection<AppliedRevision> rows) {
		if (this.command instanceof Stamp stamp && stamp.purge()) {
			return;
		}
		for (AppliedRevision row : rows) {
			if (row.state() != State.APPLIED && (isUndefined(row) || !goesOn(plan, row))) {
				throw refused(row);
			}
		}
	}

	/**
	 * Refuse to go on wherever something is unfinished.
	 * @param rows what the ledger holds
	 * @throws LimbeckException if something is unfinished
	 */
	void refuseAny(Collection<AppliedRevision> rows) {
		rows.stream().filter((row) -> row.state() != State.APPLIED).findFirst().ifPresent((row) -> {
			throw refused(row);
		});
	}

	private boolean goesOn(Plan plan, AppliedRevision row) {
		boolean up = row.state() == State.RUNNING;
		boolean fits = this.command instanceof Resume
				|| (up ? this.command instanceof Upgrade : this.command instanceof Downgrade);
		return fits && plan.steps().contains(new Step(row.id(), up ? Direction.UPGRADE : Direction.DOWNGRADE));
	}

	// The way down of a revision without a file is kept by the ledger.
	private boolean isUndefined(AppliedRevision row) {
		return (row.state() == State.RUNNING) ? !isInPieces(this.scripts.find(row.id()))
				: this.scripts.find(row.id()) instanceof JavaRevisionDefinition;
	}

	private static boolean isInPieces(@Nullable RevisionDefinition definition) {
		return definition instanceof RevisionScript
				|| (definition instanceof JavaRevisionDefinition java && java.inChunks());
	}

	private LimbeckException refused(AppliedRevision row) {
		String begun = "The " + ((row.state() == State.RUNNING) ? "upgrade" : "downgrade") + " of revision " + row.id()
				+ " was begun and not finished, and no process is working on it";
		if (isUndefined(row)) {
			return new LimbeckException(UnfinishedErrors.CODE, begun + "; there is no file here that declares it.",
					"Start a release that has its file: only that tells how to go on.");
		}
		return new LimbeckException(UnfinishedErrors.CODE, begun + ".", action(row));
	}

	private String action(AppliedRevision row) {
		if (this.command instanceof Upgrade && row.state() == State.RUNNING) {
			return "Finish it with \"limbeck resume\", or with an upgrade to a target that includes it.";
		}
		String purge = (this.command instanceof Stamp) ? " \"limbeck stamp --purge\" forgets it, whatever it has left."
				: "";
		return "Finish it with \"limbeck resume\", and start again." + purge;
	}

}
