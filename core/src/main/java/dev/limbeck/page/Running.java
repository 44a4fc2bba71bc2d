package dev.limbeck.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.limbeck.drawing.AppliedText;
import dev.limbeck.drawing.Markup;
import dev.limbeck.ledger.BatchProgress;
import dev.limbeck.ledger.LedgerRow;
import dev.limbeck.ledger.LedgerRow.Progress;
import dev.limbeck.migrate.MigrationStatus;
import dev.limbeck.migrate.RevisionStatus;
import dev.limbeck.migrate.RevisionStatus.State;
import org.jspecify.annotations.Nullable;

/**
 * Says what is being done to a database: what runs, what was left, and what goes on in
 * the background.
 *
 * @param status what was seen
 * @param now when that was
 */
record Running(MigrationStatus status, Instant now) {

	boolean isAnything() {
		return this.status.locked() || !this.status.position().unfinished().isEmpty() || !background().isEmpty();
	}

	Section section(String id) {
		List<String> lines = new ArrayList<>();
		for (RevisionStatus revision : this.status.revisions()) {
			if (revision.state() == State.RUNNING || revision.state() == State.REVERTING) {
				lines.addAll(unfinished(revision, id + "-" + lines.size()));
			}
		}
		if (lines.isEmpty()) {
			lines.add(Section.paragraph(this.status.locked()
					? "A process holds the migration lock. What it does in a transaction is seen once that is committed."
					: "Nothing is running."));
		}
		return new Section(id, "Running now", lines);
	}

	private List<String> unfinished(RevisionStatus status, String label) {
		String direction = (status.state() == State.RUNNING) ? "Upgrade" : "Downgrade";
		boolean abandoned = this.status.abandoned().contains(status.revision().id());
		String what = direction + " of " + status.revision().id() + ", " + status.revision().description();
		return entry(status.row(), what, abandoned
				? "No process is working on it. \"limbeck resume\" goes on with it, once it is known why it was left."
				: "", label);
	}

	List<RevisionStatus> background() {
		return this.status.revisions().stream().filter((revision) -> {
			LedgerRow row = revision.row();
			return row != null && row.progress() != null && revision.state() != State.RUNNING
					&& revision.state() != State.REVERTING;
		}).toList();
	}

	Section backgroundSection(String id) {
		List<String> lines = new ArrayList<>();
		for (RevisionStatus revision : background()) {
			lines.addAll(entry(revision.row(), revision.revision().id() + ", " + revision.revision().description(), "",
					id + "-" + lines.size()));
		}
		return new Section(id, "In the background", lines);
	}

	private List<String> entry(@Nullable LedgerRow row, String what, String advice, String label) {
		List<String> lines = new ArrayList<>();
		lines.add("<p id=\"" + label + "\"><strong>" + Markup.text(what) + "</strong></p>");
		if (row != null) {
			Progress progress = row.progress();
			if (progress != null && progress.of() > 0) {
				lines.add(bar(progress.done(), progress.of(), label) + progress.done() + " of " + progress.of()
						+ ((progress.of() == 1) ? " statement is done</p>" : " statements are done</p>"));
				BatchProgress batch = progress.batch();
				if (batch != null) {
					lines.add(batch(batch, label));
				}
			}
			Duration since = Duration.between(row.appliedAt(), this.now);
			lines.add("<p class=\"quiet\">" + Markup.text("Since " + AppliedText.time(row.appliedAt()) + " UTC ("
					+ AppliedText.took(since.isNegative() ? Duration.ZERO : since) + "), by " + AppliedText.by(row))
					+ "</p>");
		}
		if (!advice.isEmpty()) {
			lines.add(Section.paragraph(advice));
		}
		return lines;
	}

	// How many rows there are is a guess of the server.
	private static String batch(BatchProgress batch, String label) {
		String said = String.format(Locale.ROOT, "%,d %s of the next one, %,d %s changed", batch.rounds(),
				(batch.rounds() == 1) ? "round" : "rounds", batch.rows(), (batch.rows() == 1) ? "row" : "rows");
		BatchProgress.Walk walk = batch.walk();
		String bar = (walk != null && walk.of() > 0) ? bar(Math.min(walk.seen(), walk.of()), walk.of(), label) : "<p>";
		return bar + said + "</p>";
	}

	private static String bar(long done, long of, String label) {
		return "<p><progress max=\"" + of + "\" value=\"" + done + "\" aria-labelledby=\"" + label + "\"></progress> ";
	}

}
