package dev.limbeck.migrate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.LimbeckException;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.AppliedRevision.State;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Position.Relation;
import dev.limbeck.revision.Revision;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.RevisionScripts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must hold between revision files and ledger before anything may run.
 */
final class StandingChecks {

	private static final Logger logger = LoggerFactory.getLogger(StandingChecks.class);

	private final RevisionScripts scripts;

	private final OnAhead onAhead;

	StandingChecks(RevisionScripts scripts, OnAhead onAhead) {
		this.scripts = scripts;
		this.onAhead = onAhead;
	}

	/**
	 * Check what can be told from the files alone.
	 * @param scripts the files
	 * @param choice whether several heads are allowed
	 * @throws LimbeckException if there are several heads and that is not allowed
	 */
	static void checkHeads(RevisionScripts scripts, MultipleHeads choice) {
		Set<String> heads = scripts.graph().heads();
		if (heads.size() > 1 && choice == MultipleHeads.FAIL) {
			List<String> named = heads.stream()
				.map((id) -> id + " (" + scripts.get(id).revision().origin() + ")")
				.toList();
			throw new LimbeckException("several-heads",
					"The revision files have " + heads.size() + " heads: " + String.join(", ", named) + ".",
					"Merge them with a revision file whose header says \"-- @revises " + String.join(" ", heads)
							+ "\", or set limbeck.multiple-heads=apply.");
		}
	}

	/**
	 * Check the ledger against the files.
	 * @param position where the database stands
	 * @param rows what the ledger holds
	 * @throws LimbeckException if the two contradict each other
	 */
	void check(Position position, Collection<AppliedRevision> rows) {
		checkChanges(rows);
		checkGaps(position, rows);
		if (position.relation() == Relation.DIVERGED) {
			throw new LimbeckException("diverged",
					"The database has revisions that no file declares (" + String.join(", ", position.unknown())
							+ "), and the files have revisions that the database lacks ("
							+ String.join(", ", position.pending().stream().map(Revision::id).toList()) + ").",
					"Deploy a release that has the files of both, or check that this is the right database.");
		}
		if (position.relation() == Relation.AHEAD) {
			checkAhead(position);
		}
	}

	private void checkAhead(Position position) {
		String ids = String.join(", ", position.unknown());
		if (this.onAhead == OnAhead.FAIL) {
			throw new LimbeckException("ahead",
					"The database is ahead: it has revisions that no file declares (" + ids
							+ "), and limbeck.on-ahead is fail.",
					"Deploy a release that has their files, or set limbeck.on-ahead=accept.");
		}
		logger.warn("The database is ahead of this release: it has revisions that no file declares: {}", ids);
	}

	private void checkChanges(Collection<AppliedRevision> rows) {
		List<String> descriptions = new ArrayList<>();
		Set<String> origins = new LinkedHashSet<>();
		for (AppliedRevision row : rows) {
			RevisionScript script = this.scripts.find(row.id());
			if (script != null && row.state() == State.APPLIED) {
				String change = change(row, script);
				if (change != null) {
					descriptions.add("Revision " + row.id() + " was changed after it was applied: " + change + ".");
					origins.add(script.revision().origin());
				}
			}
		}
		if (!descriptions.isEmpty()) {
			throw new LimbeckException("changed-revision", String.join("\n", descriptions),
					"Restore what was applied in " + String.join(", ", origins)
							+ ", and put the change into a new revision.");
		}
	}

	private @Nullable String change(AppliedRevision row, RevisionScript script) {
		if (!row.checksum().equals(script.checksum())) {
			return "the upgrade in " + script.revision().origin() + " has checksum " + shorten(script.checksum())
					+ ", the database remembers " + shorten(row.checksum());
		}
		if (!Set.copyOf(row.parents()).equals(Set.copyOf(script.revision().parents()))) {
			return script.revision().origin() + " revises " + names(script.revision().parents())
					+ ", the database remembers " + names(row.parents());
		}
		List<String> dependencies = this.scripts.graph().dependencies(script.revision());
		if (!Set.copyOf(row.dependsOn()).equals(Set.copyOf(dependencies))) {
			return script.revision().origin() + " depends on " + names(dependencies) + ", the database remembers "
					+ names(row.dependsOn());
		}
		return null;
	}

	// What is applied must be closed under parents, or the order of the rest is lost.
	private static void checkGaps(Position position, Collection<AppliedRevision> rows) {
		Set<String> missing = new TreeSet<>();
		for (AppliedRevision row : rows) {
			if (row.state() == State.APPLIED) {
				row.parents().stream().filter((id) -> !position.applied().contains(id)).forEach(missing::add);
			}
		}
		if (!missing.isEmpty() && position.unfinished().isEmpty()) {
			throw new LimbeckException("ledger-gap",
					"The ledger has revisions whose parents it lacks: " + String.join(", ", missing) + ".",
					"Compare the tables with the scripts of these revisions, and put their rows back into the ledger.");
		}
	}

	private static String names(Collection<String> ids) {
		return ids.isEmpty() ? "nothing" : String.join(", ", ids);
	}

	private static String shorten(String checksum) {
		return (checksum.length() > 14) ? checksum.substring(0, 14) + "..." : checksum;
	}

}
