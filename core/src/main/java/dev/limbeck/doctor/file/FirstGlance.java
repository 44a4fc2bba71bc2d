package dev.limbeck.doctor.file;

import java.time.Instant;

import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.script.location.LocatedFile;
import org.jspecify.annotations.Nullable;

/**
 * Tells of an ordinary history that {@link FileExamination#ofStart} finds nothing in it,
 * without what that takes: each start asks, and most have nothing to tell.
 */
public final class FirstGlance {

	private FirstGlance() {
	}

	/**
	 * Look.
	 * @param graph the revisions
	 * @return whether there is surely nothing to find; if not, there may be
	 */
	public static boolean findsNothing(RevisionGraph graph) {
		if (graph.bases().size() > 1) {
			return false;
		}
		for (Revision revision : graph.revisions()) {
			if (!isCalledAfterItself(revision, graph) || isOlderThanAParent(revision, graph)) {
				return false;
			}
		}
		return true;
	}

	private static boolean isCalledAfterItself(Revision revision, RevisionGraph graph) {
		String name = LocatedFile.name(revision.origin());
		return RevisionNames.isIn(name, revision.id())
				|| RevisionNames.otherThan(name, revision.id(), (word) -> graph.find(word) != null).isEmpty();
	}

	private static boolean isOlderThanAParent(Revision revision, RevisionGraph graph) {
		Instant created = revision.created();
		for (String id : revision.parents()) {
			if (created != null && isBefore(created, graph.find(id))) {
				return true;
			}
		}
		return false;
	}

	private static boolean isBefore(Instant created, @Nullable Revision parent) {
		return parent != null && parent.created() != null && created.isBefore(parent.created());
	}

}
