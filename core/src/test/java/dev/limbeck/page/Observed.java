package dev.limbeck.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.limbeck.doctor.Diagnosis;
import dev.limbeck.ledger.LedgerRow;
import dev.limbeck.ledger.LedgerRow.Progress;
import dev.limbeck.ledger.LogEntry;
import dev.limbeck.migrate.MigrationStatus;
import dev.limbeck.migrate.RevisionStatus;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import org.jspecify.annotations.Nullable;

/**
 * A database that somebody has seen, made up for a test.
 */
final class Observed {

	static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

	private final List<Revision> revisions = new ArrayList<>();

	private final List<LedgerRow> rows = new ArrayList<>();

	private final List<LogEntry> log = new ArrayList<>();

	private Diagnosis diagnosis = Diagnosis.NONE;

	private boolean locked;

	/**
	 * Declare a revision.
	 * @param id its id
	 * @param description what it does
	 * @param parents the ids it revises
	 * @return this
	 */
	Observed revision(String id, String description, String... parents) {
		this.revisions.add(new Revision(id, List.of(parents), List.of(), List.of(), List.of(), description,
				NOW.plusSeconds(this.revisions.size()), id + ".sql"));
		return this;
	}

	Observed applied(String id, String description, String... parents) {
		revision(id, description, parents);
		return row(id, description, AppliedRevision.State.APPLIED, null, parents);
	}

	Observed row(String id, String description, AppliedRevision.State state, @Nullable Progress progress,
			String... parents) {
		AppliedRevision revision = new AppliedRevision(id, List.of(parents), List.of(), List.of(), List.of(),
				description, "1:0", null, state);
		Instant at = NOW.minus(Duration.ofMinutes(3)).plusMillis(this.rows.size());
		this.rows.add(new LedgerRow(revision, "upgrade", at, Duration.ofMillis(10L + this.rows.size()), "app", "shop",
				"pod-1", progress));
		this.log.add(0, new LogEntry(this.log.size() + 1L, at, "upgrade", id, "{\"duration_ms\": 12}"));
		return this;
	}

	Observed logged(String event, String revision, String detail) {
		this.log.add(0, new LogEntry(this.log.size() + 1L, NOW, event, revision, detail));
		return this;
	}

	Observed diagnosed(Diagnosis found) {
		this.diagnosis = found;
		return this;
	}

	Observed locked() {
		this.locked = true;
		return this;
	}

	/**
	 * Make up a history with branches and merges, of which the last three are pending.
	 * @param count how many revisions, at least 6
	 * @return the database
	 */
	static Observed history(int count) {
		Observed observed = new Observed();
		String head = "r0000";
		observed.applied(head, "Begin");
		for (int i = 1; i < count; i++) {
			String id = String.format("r%04d", i);
			String what = List
				.of("Give reminders a due date", "Index what is due", "Enter the kinds of events",
						"Let users say what they prefer, by channel and by hour of the day")
				.get(i % 4);
			boolean branch = i % 97 == 5;
			boolean merge = i % 97 == 6;
			String[] parents = branch ? new String[] { String.format("r%04d", i - 2) }
					: merge ? new String[] { head, String.format("r%04d", i - 2) } : new String[] { head };
			if (i < count - 3) {
				observed.applied(id, merge ? "Merge" : what, parents);
			}
			else {
				observed.revision(id, what, parents);
			}
			head = id;
		}
		return observed;
	}

	ObservedDatabase database(String name) {
		RevisionGraph graph = RevisionGraph.of(this.revisions);
		Position position = Position.of(graph, this.rows.stream().map(LedgerRow::revision).toList());
		List<RevisionStatus> statuses = new ArrayList<>();
		Set<String> declared = new HashSet<>();
		for (Revision revision : graph.revisions()) {
			declared.add(revision.id());
			LedgerRow row = this.rows.stream()
				.filter((candidate) -> candidate.revision().id().equals(revision.id()))
				.findFirst()
				.orElse(null);
			statuses.add(new RevisionStatus(revision, state(row, RevisionStatus.State.APPLIED), row, true));
		}
		this.rows.stream().filter((row) -> !declared.contains(row.revision().id())).forEach((row) -> {
			AppliedRevision ahead = row.revision();
			statuses.add(new RevisionStatus(new Revision(ahead.id(), ahead.parents(), List.of(), List.of(), List.of(),
					ahead.description(), null, "the ledger"), state(row, RevisionStatus.State.AHEAD), row, false));
		});
		MigrationStatus status = new MigrationStatus(statuses, position, this.locked ? Set.of() : position.unfinished(),
				this.locked, this.log.stream().limit(50).toList(), "db:5432/shop", "DATABASE_URL");
		return new ObservedDatabase(name, status, graph, this.diagnosis, null);
	}

	private static RevisionStatus.State state(@Nullable LedgerRow row, RevisionStatus.State applied) {
		if (row == null) {
			return RevisionStatus.State.PENDING;
		}
		return switch (row.revision().state()) {
			case APPLIED -> applied;
			case RUNNING -> RevisionStatus.State.RUNNING;
			case REVERTING -> RevisionStatus.State.REVERTING;
		};
	}

}
