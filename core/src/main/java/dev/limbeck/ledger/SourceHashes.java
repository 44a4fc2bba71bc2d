package dev.limbeck.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.AppliedRevision.State;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.script.RevisionFile;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.sql.SqlText;

/**
 * The hashes by which a start tells, without reading its SQL, that a file says what was
 * applied.
 */
public final class SourceHashes {

	private final RevisionScripts scripts;

	public SourceHashes(RevisionScripts scripts) {
		this.scripts = scripts;
	}

	/**
	 * Tell whether the file of a revision is still the one that was applied, byte by
	 * byte, or the one that was found to come to the same.
	 * @param row the revision
	 * @return whether its checksum need not be compared
	 */
	public boolean isUnchanged(AppliedRevision row) {
		RevisionFile file = this.scripts.findFile(row.id());
		return file != null && row.state() == State.APPLIED && file.hash().equals(row.sourceHash());
	}

	/**
	 * Return what tells whether a ledger holds all revisions of the files, as they are
	 * now, and no others.
	 * @return a text that only such a ledger has
	 */
	public String digest() {
		RevisionGraph graph = this.scripts.graph();
		List<Revision> revisions = new ArrayList<>(graph.revisions());
		revisions.sort(Comparator.comparing(Revision::id));
		LedgerDigest digest = new LedgerDigest();
		for (Revision revision : revisions) {
			RevisionFile file = this.scripts.findFile(revision.id());
			digest.add(revision.id(), List.of(revision.parents(), graph.dependencies(revision), revision.replaces()),
					(file != null) ? file.hash() : this.scripts.get(revision.id()).checksum());
		}
		return digest.text();
	}

	/**
	 * Return what tells whether scripts have changed that are run again then.
	 * @return checksums by their names
	 */
	public Map<String, String> repeatables() {
		Map<String, String> checksums = new TreeMap<>();
		this.scripts.repeatables().inOrder().forEach((script) -> checksums.put(script.name(), script.checksum()));
		return checksums;
	}

	/**
	 * Return the statement that makes the ledger remember files of which only the
	 * checksum was known to be the same. It waits for nobody.
	 * @param ledger the ledger
	 * @param rows what it holds; those that are applied have the checksums of their files
	 * @return the SQL without a semicolon, empty if there is nothing to remember
	 */
	String renewal(Ledger ledger, Collection<AppliedRevision> rows) {
		List<String> values = new ArrayList<>();
		for (AppliedRevision row : rows) {
			RevisionFile file = this.scripts.findFile(row.id());
			if (file != null && row.state() == State.APPLIED && !isUnchanged(row)) {
				values.add("(" + SqlText.literal(row.id()) + ", " + SqlText.literal(row.checksum()) + ", "
						+ SqlText.literal(file.hash()) + ")");
			}
		}
		return values.isEmpty() ? ""
				: "UPDATE " + ledger.revisionTable()
						+ " u SET source_hash = f.hash FROM (SELECT r.revision, n.hash FROM " + ledger.revisionTable()
						+ " r JOIN (VALUES " + String.join(", ", values)
						+ ") AS n (revision, checksum, hash) ON n.revision = r.revision AND n.checksum = r.checksum "
						+ "WHERE r.state = 'applied' FOR UPDATE OF r SKIP LOCKED) AS f WHERE u.revision = f.revision";
	}

}
