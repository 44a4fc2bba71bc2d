package dev.limbeck.cli.command;

import java.util.List;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.RevisionGraph;
import org.jspecify.annotations.Nullable;

/**
 * Where a database stands, as far as it can be told: the ledger tells something also if
 * the revision files or the target are wrong.
 *
 * @param view the revisions
 * @param position where it stands; nothing is pending that cannot be told
 * @param obstacle why not all can be told, or {@code null}
 */
record Whereabouts(RevisionView view, Position position, @Nullable Obstacle obstacle) {

	private static final String NO_FILES = "The revision files cannot be read: heads and what is pending are not told. "
			+ "\"limbeck check\" says what is wrong.";

	private static final String NO_TARGET = "limbeck.target cannot be followed: what is pending is not told. "
			+ "\"limbeck check\" says why.";

	/**
	 * Read the ledger, and then the files.
	 * @param invocation where the command runs
	 * @return what both tell
	 */
	static Whereabouts of(Invocation invocation) {
		Migrator migrator = invocation.migrator();
		List<AppliedRevision> rows = migrator.rows();
		try {
			return of(invocation.scripts().graph(), rows, migrator);
		}
		catch (LimbeckException ex) {
			Position known = Position.of(RevisionGraph.of(List.of()), rows);
			Position position = new Position(known.current(), known.heads(), known.applied(), List.of(), Set.of(),
					known.unfinished());
			return new Whereabouts(RevisionView.ofLedger(rows, position), position, new Obstacle(ex, NO_FILES));
		}
	}

	private static Whereabouts of(RevisionGraph graph, List<AppliedRevision> rows, Migrator migrator) {
		try {
			Position position = migrator.position(rows);
			return new Whereabouts(new RevisionView(graph, rows, position), position, null);
		}
		catch (LimbeckException ex) {
			Position position = Position.of(graph, rows).wanting(Set.of());
			return new Whereabouts(new RevisionView(graph, rows, position), position, new Obstacle(ex, NO_TARGET));
		}
	}

	/**
	 * Why not all can be told.
	 *
	 * @param failure what went wrong
	 * @param note what that means for what is shown
	 */
	record Obstacle(LimbeckException failure, String note) {

	}

}
