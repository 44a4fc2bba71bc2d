package dev.limbeck.migrate;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import dev.limbeck.LimbeckException;
import dev.limbeck.ledger.SourceHashes;
import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;
import dev.limbeck.migrate.ChangedRevisions.AppliedTexts;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.migrate.MigrationCommand.Stamp;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.AppliedRevision.State;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Position.Relation;
import dev.limbeck.revision.Revision;
import dev.limbeck.script.location.RevisionScripts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must hold between revision files and ledger before anything may run.
 */
final class PositionChecks {

	private static final Logger logger = LoggerFactory.getLogger(PositionChecks.class);

	private final RevisionScripts scripts;

	private final AppliedTexts texts;

	private final Predicate<String> telling;

	private final OnAhead onAhead;

	private final Viewpoint viewpoint;

	/**
	 * Check files against a ledger.
	 * @param scripts the files
	 * @param settings what is wanted
	 * @param texts reads what was applied, if it was changed
	 * @param telling whether to log a warning
	 */
	PositionChecks(RevisionScripts scripts, MigratorSettings settings, AppliedTexts texts, Predicate<String> telling) {
		this.telling = telling;
		this.scripts = scripts;
		this.texts = texts;
		this.onAhead = settings.onAhead();
		this.viewpoint = Viewpoint.of(scripts.graph(), settings);
	}

	/**
	 * Check what can be told from the files alone.
	 * @param scripts the files
	 * @param choice whether several heads are allowed
	 * @throws LimbeckException if there are several heads and that is not allowed; first,
	 * if any file has faults, with all of these
	 */
	static void checkHeads(RevisionScripts scripts, MultipleHeads choice) {
		Set<String> heads = scripts.graph().heads();
		if (heads.size() > 1 && choice == MultipleHeads.FAIL) {
			scripts.readAll();
			List<String> named = heads.stream()
				.map((id) -> id + " (" + scripts.get(id).revision().origin() + ")")
				.toList();
			throw new LimbeckException("several-heads",
					"The revision files have " + heads.size() + " heads: " + String.join(", ", named) + ".",
					"Merge them with \"limbeck merge " + String.join(" ", heads)
							+ "\", or set limbeck.multiple-heads=apply.");
		}
	}

	/**
	 * Return where a database stands.
	 * @param rows what its ledger holds
	 * @return the position; pending is what {@code limbeck.target} lacks
	 */
	Position position(Collection<AppliedRevision> rows) {
		return this.viewpoint.position(rows);
	}

	/**
	 * Check the ledger against the files.
	 * @param command what is to be done
	 * @param rows what the ledger holds
	 * @throws SQLException if the connection is lost
	 * @throws LimbeckException if a file that is not the one that was applied has faults,
	 * or the two contradict each other
	 */
	void check(MigrationCommand command, Collection<AppliedRevision> rows) throws SQLException {
		readWhatIsNew(rows);
		if (command instanceof Stamp) {
			return;
		}
		boolean upgrade = command instanceof Upgrade;
		Position position = position(rows);
		checkGaps(position, rows);
		new ChangedRevisions(this.scripts, this.texts, this.telling).check(rows, upgrade);
		boolean refusing = upgrade || (command instanceof Downgrade downgrade && !downgrade.allowDiverged());
		if (refusing && position.relation() == Relation.DIVERGED) {
			throw diverged(position, upgrade);
		}
		if (upgrade && position.relation() == Relation.AHEAD) {
			checkAhead(position);
		}
	}

	private void readWhatIsNew(Collection<AppliedRevision> rows) {
		SourceHashes hashes = new SourceHashes(this.scripts);
		Set<String> unchanged = new HashSet<>();
		rows.stream().filter(hashes::isUnchanged).forEach((row) -> unchanged.add(row.id()));
		this.scripts.readAllBut((file) -> unchanged.contains(file.revision().id()));
	}

	private static LimbeckException diverged(Position position, boolean upgrade) {
		return new LimbeckException("diverged",
				"The database has revisions that no file declares (" + String.join(", ", position.unknown())
						+ "), and the files have revisions that the database lacks ("
						+ String.join(", ", position.pending().stream().map(Revision::id).toList()) + ").",
				"Deploy a release that has the files of both, or check that this is the right database."
						+ (upgrade ? "" : " To take revisions back nevertheless, add --allow-diverged."));
	}

	private void checkAhead(Position position) {
		String ids = String.join(", ", position.unknown());
		if (this.onAhead == OnAhead.FAIL) {
			throw new LimbeckException("ahead",
					"The database is ahead: it has revisions that no file declares (" + ids
							+ "), and limbeck.on-ahead is fail.",
					"Deploy a release that has their files, or set limbeck.on-ahead=accept.");
		}
		if (this.telling.test("ahead " + ids)) {
			LogFields.of(LogField.AHEAD, position.unknown())
				.warn(logger)
				.log("The database is ahead of this release: it has revisions that no file declares: {}", ids);
		}
	}

	// What is applied must be closed under what it requires, or the order of the rest is
	// lost.
	private static void checkGaps(Position position, Collection<AppliedRevision> rows) {
		Set<String> missing = new TreeSet<>();
		for (AppliedRevision row : rows) {
			if (row.state() == State.APPLIED) {
				row.requirements().stream().filter((id) -> !position.applied().contains(id)).forEach(missing::add);
			}
		}
		if (!missing.isEmpty() && position.unfinished().isEmpty()) {
			Set<String> heads = new TreeSet<>(position.current());
			heads.removeAll(position.unknown());
			throw new LimbeckException("ledger-gap",
					"The ledger lacks revisions that others in it require: " + String.join(", ", missing) + ".",
					"Compare the schema with the files of these revisions. "
							+ (heads.isEmpty() ? ""
									: "If they are " + "applied, enter them with \"limbeck stamp "
											+ String.join(" ", heads) + "\". ")
							+ "If not, restore the ledger from a backup, or stamp what is true.");
		}
	}

}
