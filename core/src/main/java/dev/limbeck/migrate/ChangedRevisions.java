package dev.limbeck.migrate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.ledger.SourceHashes;
import dev.limbeck.ledger.UpgradeComparison;
import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.AppliedRevision.State;
import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Revision;
import dev.limbeck.script.RevisionDefinition;
import dev.limbeck.script.location.RevisionScripts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The revisions whose files do not say any more what was applied.
 */
final class ChangedRevisions {

	private static final Logger logger = LoggerFactory.getLogger(PositionChecks.class);

	// So that the sentence above and the advice below are on the same screen.
	private static final int LONGEST_DIFFERENCE = 40;

	private static final int LONGEST_DIFFERENCES = 100;

	private final RevisionScripts scripts;

	private final SourceHashes hashes;

	private final AppliedTexts texts;

	private final Predicate<String> telling;

	/** Squashes in the ledger, by what they replace. */
	private final Map<String, String> squashes = new HashMap<>();

	private final List<Change> changes = new ArrayList<>();

	ChangedRevisions(RevisionScripts scripts, AppliedTexts texts, Predicate<String> telling) {
		this.telling = telling;
		this.scripts = scripts;
		this.hashes = new SourceHashes(scripts);
		this.texts = texts;
	}

	/**
	 * Refuse revisions that were changed. A changed upgrade does not hinder going down;
	 * changed edges do. What was begun and not finished may change behind the statements
	 * that have run.
	 * @param rows what the ledger holds
	 * @param upgrade whether the way leads up
	 * @throws SQLException if the connection is lost
	 * @throws LimbeckException with all that were changed, and how
	 */
	void check(Collection<AppliedRevision> rows, boolean upgrade) throws SQLException {
		rows.forEach((row) -> row.replaces().forEach((id) -> this.squashes.put(id, row.id())));
		for (AppliedRevision row : rows) {
			Revision revision = this.scripts.graph().find(row.id());
			if (revision != null) {
				check(row, revision, upgrade);
			}
		}
		if (!this.changes.isEmpty()) {
			throw failure();
		}
	}

	private void check(AppliedRevision row, Revision revision, boolean upgrade) {
		String edges = changedEdges(row, revision);
		String text = (row.state() == State.APPLIED && !this.hashes.isUnchanged(row)) ? changedText(row) : null;
		if (edges != null) {
			this.changes.add(new Change(row, this.scripts.get(row.id()), edges, false));
		}
		else if (text != null && upgrade) {
			this.changes.add(new Change(row, this.scripts.get(row.id()), text, true));
		}
		else if (text != null && this.telling.test("changed " + row.id())) {
			LogFields.of(LogField.REVISION, row.id())
				.warn(logger)
				.log("Revision {} was changed after it was applied: {}", row.id(), text);
		}
	}

	private LimbeckException failure() throws SQLException {
		List<String> ids = this.changes.stream().map((change) -> change.row().id()).toList();
		List<String> origins = this.changes.stream()
			.map((change) -> change.definition().revision().origin())
			.distinct()
			.toList();
		return new LimbeckException("changed-revision", String.join("\n", descriptions()),
				"Restore what was applied in " + String.join(", ", origins)
						+ ", and put the change into a new revision. If the change makes no difference to the "
						+ "database, accept it with \"limbeck rechecksum " + String.join(" ", ids) + "\".");
	}

	private List<String> descriptions() throws SQLException {
		Map<String, String> applied = this.texts
			.of(this.changes.stream().filter(Change::ofText).map((change) -> change.row().id()).toList());
		List<String> lines = new ArrayList<>();
		int left = LONGEST_DIFFERENCES;
		for (Change change : this.changes) {
			lines.add(change.description());
			if (change.ofText()) {
				List<String> difference = change.comparison(applied).lines(Math.min(left, LONGEST_DIFFERENCE));
				difference.forEach((line) -> lines.add("  " + line));
				left = Math.max(0, left - difference.size());
			}
		}
		return lines;
	}

	private @Nullable String changedText(AppliedRevision row) {
		RevisionDefinition definition = this.scripts.get(row.id());
		return row.checksum().equals(definition.checksum()) ? null
				: "the upgrade in " + definition.revision().origin() + " has checksum " + shorten(definition.checksum())
						+ ", the database remembers " + shorten(row.checksum());
	}

	private @Nullable String changedEdges(AppliedRevision row, Revision revision) {
		if (!same(row.parents(), revision.parents())) {
			return revision.origin() + " revises " + NameList.of(revision.parents(), "nothing")
					+ ", the database remembers " + NameList.of(row.parents(), "nothing");
		}
		List<String> dependencies = this.scripts.graph().dependencies(revision);
		if (!same(row.dependsOn(), dependencies)) {
			return revision.origin() + " depends on " + NameList.of(dependencies, "nothing")
					+ ", the database remembers " + NameList.of(row.dependsOn(), "nothing");
		}
		return null;
	}

	// A squash may be named by what it replaces, in files and in the ledger.
	private boolean same(List<String> ids, List<String> others) {
		return present(ids).equals(present(others));
	}

	private Set<String> present(List<String> ids) {
		return ids.stream()
			.map((id) -> this.scripts.graph().present(this.squashes.getOrDefault(id, id)))
			.collect(Collectors.toSet());
	}

	private static String shorten(String checksum) {
		return (checksum.length() > 14) ? checksum.substring(0, 14) + "..." : checksum;
	}

	/**
	 * Reads the upgrades that were applied, once it is clear that some were changed.
	 */
	interface AppliedTexts {

		/**
		 * Read them.
		 * @param ids the revisions
		 * @return the SQL by id; what was not kept is missing
		 * @throws SQLException if the connection is lost
		 */
		Map<String, String> of(Collection<String> ids) throws SQLException;

	}

	/**
	 * One revision that was changed.
	 *
	 * @param row what was applied
	 * @param definition what is there today
	 * @param what has changed, without a full stop
	 * @param ofText whether it is its upgrade
	 */
	private record Change(AppliedRevision row, RevisionDefinition definition, String what, boolean ofText) {

		String description() {
			return "Revision " + this.row.id() + " was changed after it was applied: " + this.what + ".";
		}

		UpgradeComparison comparison(Map<String, String> applied) {
			return UpgradeComparison.of(this.row.checksum(), applied.get(this.row.id()), this.definition);
		}

	}

}
