package dev.limbeck.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.ledger.LockHolder;
import dev.limbeck.migrate.Verification.View;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.AppliedRevision.State;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.Symbol;
import dev.limbeck.session.ElapsedTime;
import dev.limbeck.step.failure.UnfinishedErrors;

/**
 * Why a database does not stand where a start wants it that leaves migrating to another
 * process, in the user's words.
 *
 * @param settings what the start wants
 * @param place host, port and database
 * @param view what the ledger holds
 */
record VerificationErrors(MigratorSettings settings, String place, View view) {

	/** The same as what a check calls it. */
	static final String BEHIND = "behind";

	private static final int LONGEST_LIST = 20;

	/**
	 * Explain why there is no start now.
	 * @param holder who holds the migration lock, if anybody
	 * @return the explanation
	 */
	LimbeckException notThere(LockHolder holder) {
		List<String> lines = missing();
		if (holder.present()) {
			lines.add("A process is migrating: " + holder.description() + ".");
		}
		else if (!isFinished()) {
			lines.add("No process is working on it.");
		}
		String now = holder.present()
				? "Start again once it is done. With limbeck.mode=await a start waits for that by itself." : remedy();
		return new LimbeckException(code(), String.join("\n", lines), now);
	}

	/**
	 * Explain why a wait has ended.
	 * @param holder who holds the migration lock, if anybody
	 * @param onStandby whether the locks of the server that migrates cannot be seen
	 * @return the explanation
	 */
	LimbeckException gaveUp(LockHolder holder, boolean onStandby) {
		List<String> lines = missing();
		lines
			.add("For " + ElapsedTime.text(this.settings.lockWait()) + " (limbeck.lock.wait) its ledger has not moved, "
					+ (holder.present()
							? "and the migration lock is held by " + holder.description() + ", " + holder.inaction()
							: "and no process has held the migration lock")
					+ ".");
		return new LimbeckException(code(), String.join("\n", lines), advice(holder, onStandby));
	}

	private String advice(LockHolder holder, boolean onStandby) {
		if (holder.present()) {
			return holder.remedy() + " let another one migrate.";
		}
		String standby = onStandby ? "This server is a standby, where the migration lock of its primary is not seen: "
				+ "look whether it lags behind, and raise limbeck.lock.wait if a single revision takes longer.\n" : "";
		return standby + "Look at the process that is to migrate, such as a job of the deployment: was it started, "
				+ "does it lead to this database, and to schema " + this.settings.ledgerSchema()
				+ " (limbeck.ledger.schema)?\n" + remedy();
	}

	private String code() {
		return isFinished() ? BEHIND : UnfinishedErrors.CODE;
	}

	private boolean isFinished() {
		return this.view.position().unfinished().isEmpty();
	}

	private List<String> missing() {
		List<String> lines = new ArrayList<>();
		List<Revision> pending = this.view.position().pending();
		if (!pending.isEmpty()) {
			lines.add("The database at " + this.place + " lacks "
					+ ((pending.size() == 1) ? "1 revision:" : pending.size() + " revisions:"));
			pending.stream().limit(LONGEST_LIST).map(VerificationErrors::line).forEach(lines::add);
		}
		if (pending.size() > LONGEST_LIST) {
			lines.add("  and " + (pending.size() - LONGEST_LIST) + " more");
		}
		if (!this.view.ledgerExists()) {
			lines.add("There is no ledger in schema " + this.settings.ledgerSchema() + ": nothing was migrated yet.");
			lines.addAll(this.view.others());
		}
		unfinished().map(VerificationErrors::begun).forEach(lines::add);
		return lines;
	}

	private Stream<AppliedRevision> unfinished() {
		return this.view.rows().stream().filter((row) -> row.state() != State.APPLIED);
	}

	private static String line(Revision revision) {
		return "  " + revision.id() + "  " + revision.description();
	}

	private static String begun(AppliedRevision row) {
		return "The " + ((row.state() == State.RUNNING) ? "upgrade" : "downgrade") + " of revision " + row.id()
				+ " was begun and not finished.";
	}

	private String remedy() {
		if (!isFinished()) {
			return "Finish it with \"limbeck resume\"; what was being applied, the next upgrade finishes, too.";
		}
		String targets = String.join(" ", this.settings.target().stream().map(Symbol::toString).toList());
		return "Run the process that migrates, or \"limbeck upgrade " + targets
				+ "\", and start again. With limbeck.mode=await a start waits for it, with limbeck.mode=migrate it "
				+ "migrates by itself.";
	}

}
