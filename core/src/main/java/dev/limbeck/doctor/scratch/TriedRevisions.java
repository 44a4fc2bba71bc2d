package dev.limbeck.doctor.scratch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.doctor.file.History;
import dev.limbeck.model.RevisionsModel;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.RevisionGraphException;
import dev.limbeck.script.RevisionFile;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.Section;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.sql.ScriptException;
import org.jspecify.annotations.Nullable;

/**
 * The revisions as they can be tried: what is missing has something that stands in for
 * it, and what nobody has filled in does nothing.
 *
 * @param scripts all of them
 * @param standIns the ids that no file declares
 */
record TriedRevisions(RevisionScripts scripts, Set<String> standIns) {

	private static final Section NOTHING = standIn("nothing").script().upgrade();

	/**
	 * Make the revisions of a history fit for a trial.
	 * @param history the history
	 * @return the revisions, or nothing if it cannot be told what they are
	 */
	static Optional<TriedRevisions> of(History history) {
		boolean unread = !history.located().problems().isEmpty()
				|| history.files().stream().anyMatch((file) -> file.script() == null);
		if (unread || history.revisions().isEmpty()) {
			return Optional.empty();
		}
		List<RevisionFile> files = new ArrayList<>();
		history.files().forEach((file) -> files.add(file.file()));
		Set<String> missing = missing(history);
		try {
			missing.forEach((id) -> files.add(standIn(id)));
			RevisionScripts scripts = RevisionScripts.of(files, history.located().classes());
			return Optional.of(new TriedRevisions(filled(RevisionsModel.withinDatabase(scripts, (note) -> {
			})), missing));
		}
		catch (RevisionGraphException | ScriptException ex) {
			return Optional.empty();
		}
	}

	private static Set<String> missing(History history) {
		Set<String> known = new HashSet<>();
		Set<String> needed = new TreeSet<>(history.missingParents());
		for (Revision revision : history.revisions()) {
			known.add(revision.id());
			known.addAll(revision.labels());
			needed.addAll(revision.dependsOn());
		}
		needed.removeAll(known);
		return needed;
	}

	private static RevisionFile standIn(String id) {
		String text = "-- Stands in for what no file declares\n-- @revision " + id
				+ "\n-- @upgrade\nSELECT 1;\n-- @downgrade\n";
		return new RevisionFile(id, text.getBytes(StandardCharsets.UTF_8));
	}

	private static RevisionScripts filled(RevisionScripts scripts) {
		return scripts.with((script) -> script.isUnfilled() ? script.with(NOTHING) : script);
	}

	RevisionGraph graph() {
		return this.scripts.graph();
	}

	/**
	 * Tell why it is unknown what the revisions of a ledger make of a new database.
	 * @param rows of the ledger
	 * @param applied ids of what can be applied to a new database
	 * @return a sentence without a full stop, or {@code null} if it is known
	 */
	@Nullable String untold(List<AppliedRevision> rows, List<String> applied) {
		Set<String> undeclared = new TreeSet<>();
		Set<String> failed = new TreeSet<>();
		for (AppliedRevision row : rows) {
			if (row.state() != AppliedRevision.State.APPLIED) {
				return "revision " + row.id() + " was begun, and is not finished";
			}
			if (graph().find(row.id()) == null) {
				undeclared.add(row.id());
			}
			else {
				failed.addAll(graph().ancestors(List.of(row.id())));
			}
		}
		undeclared.addAll(failed);
		undeclared.removeIf((id) -> graph().find(id) != null && !this.standIns.contains(id));
		if (!undeclared.isEmpty()) {
			return "no file declares " + NameList.of(undeclared);
		}
		applied.forEach(failed::remove);
		return failed.isEmpty() ? null : "a new database cannot have " + NameList.of(failed) + ", which it has";
	}

	/**
	 * Return the files.
	 * @return what they say, in an order in which they can be applied
	 */
	List<RevisionScript> files() {
		List<RevisionScript> files = new ArrayList<>();
		for (Revision revision : graph().revisions()) {
			if (this.scripts.get(revision.id()) instanceof RevisionScript script
					&& !this.standIns.contains(revision.id())) {
				files.add(script);
			}
		}
		return files;
	}

}
