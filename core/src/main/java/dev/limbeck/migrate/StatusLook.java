package dev.limbeck.migrate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.connect.DatabaseWait;
import dev.limbeck.connect.Reached;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.LedgerContents;
import dev.limbeck.ledger.LedgerRow;
import dev.limbeck.ledger.LedgerStore;
import dev.limbeck.migrate.RevisionStatus.State;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Revision;
import dev.limbeck.session.MigrationSession;
import org.jspecify.annotations.Nullable;

/**
 * A look at a database that costs little, so that it may be taken again and again: one
 * connection, one statement, and no file.
 */
final class StatusLook {

	private final MigratorSettings settings;

	private final Viewpoint viewpoint;

	StatusLook(MigratorSettings settings, Viewpoint viewpoint) {
		this.settings = settings;
		this.viewpoint = viewpoint;
	}

	MigrationStatus look(int entries) {
		Reached reached = DatabaseWait.once(this.settings.connector(), this.settings.source());
		try (MigrationSession session = MigrationSession.openToAsk(reached)) {
			Ledger ledger = new Ledger(this.settings.ledgerSchema());
			return status(LedgerStore.toRead(ledger, session).contents(entries), reached.place());
		}
		catch (SQLException ex) {
			throw DatabaseWait.isConnectionLost(ex) ? DatabaseWait.unanswered(reached, this.settings.source(), ex)
					: RunAttempts.refused(reached.place(), ex);
		}
	}

	private MigrationStatus status(LedgerContents contents, String place) {
		List<AppliedRevision> rows = contents.rows().stream().map(LedgerRow::revision).toList();
		Position position = this.viewpoint.position(rows);
		return new MigrationStatus(revisions(contents, position), position,
				contents.locked() ? Set.of() : position.unfinished(), contents.locked(), contents.log(), place,
				this.settings.source());
	}

	private List<RevisionStatus> revisions(LedgerContents contents, Position position) {
		Map<String, LedgerRow> rows = new LinkedHashMap<>();
		contents.rows().forEach((row) -> rows.put(row.revision().id(), row));
		List<RevisionStatus> revisions = new ArrayList<>();
		for (Revision revision : this.viewpoint.graph().revisions()) {
			LedgerRow row = rows.remove(revision.id());
			revisions.add(new RevisionStatus(revision, state(revision, row, position), row, true));
		}
		State left = position.pending().isEmpty() ? State.AHEAD : State.MISSING;
		rows.values()
			.forEach((row) -> revisions.add(new RevisionStatus(remembered(row), state(row, left), row, false)));
		return revisions;
	}

	private static State state(Revision revision, @Nullable LedgerRow row, Position position) {
		if (row != null) {
			return state(row, State.APPLIED);
		}
		if (position.applied().contains(revision.id())) {
			return State.APPLIED;
		}
		return position.pending().contains(revision) ? State.PENDING : State.HELD;
	}

	private static State state(LedgerRow row, State applied) {
		return switch (row.revision().state()) {
			case APPLIED -> applied;
			case RUNNING -> State.RUNNING;
			case REVERTING -> State.REVERTING;
		};
	}

	private static Revision remembered(LedgerRow row) {
		AppliedRevision revision = row.revision();
		return new Revision(revision.id(), revision.parents(), revision.dependsOn(), revision.labels(),
				revision.replaces(), revision.description(), null, "the ledger");
	}

}
