package dev.limbeck.doctor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.doctor.database.PositionFindings;
import dev.limbeck.doctor.file.FileExamination;
import dev.limbeck.doctor.file.FirstGlance;
import dev.limbeck.doctor.file.History;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.script.location.RevisionScripts;

/**
 * The findings that cost nothing once sound files are read, or a position is known: for
 * who looks each time.
 */
public final class QuickLook {

	private static final String UNFILLED = "unfilled-revision";

	private QuickLook() {
	}

	/**
	 * Look at sound files.
	 * @param scripts what they say
	 * @return heads, names and times that are not as they should be
	 */
	public static List<Finding> atFiles(RevisionScripts scripts) {
		return FileExamination.ofSound(History.of(scripts));
	}

	/**
	 * Tell at a first glance whether {@link #atStart} has nothing to find: most starts
	 * are like that, and need nothing of the doctor then.
	 * @param graph the revisions
	 * @param position where the database stands
	 * @param abandoned what was begun, not finished, and nobody is working on
	 * @return whether there is surely nothing to find; if not, there may be
	 */
	public static boolean findsNothing(RevisionGraph graph, Position position, Set<String> abandoned) {
		return abandoned.isEmpty() && position.relation() == Position.Relation.AT_HEAD
				&& FirstGlance.findsNothing(graph);
	}

	/**
	 * Look at what a start has seen anyway: no file is read, and nothing is asked.
	 * @param graph the revisions
	 * @param position where the database stands
	 * @param abandoned what was begun, not finished, and nobody is working on
	 * @param database its name for messages
	 * @param ignored what does not count
	 * @return what was found
	 */
	public static Diagnosis atStart(RevisionGraph graph, Position position, Set<String> abandoned, String database,
			IgnoredFindings ignored) {
		List<Finding> findings = new ArrayList<>(FileExamination.ofStart(History.of(graph)));
		findings.addAll(PositionFindings.of(position, database));
		abandoned.forEach((id) -> findings.add(PositionFindings.abandoned(id, database)));
		return Diagnosis.of(findings, ignored);
	}

	/**
	 * Look for revisions that nobody has filled in.
	 * @param scripts sound files
	 * @param revisions where to look
	 * @return what was found, in their order
	 */
	public static List<Finding> atUnfilled(RevisionScripts scripts, Collection<Revision> revisions) {
		Map<String, Finding> unfilled = new HashMap<>();
		FileExamination.directions(History.of(scripts))
			.stream()
			.filter((finding) -> finding.id().equals(UNFILLED))
			.forEach((finding) -> unfilled.put(finding.where().name(), finding));
		return revisions.stream()
			.filter((revision) -> unfilled.containsKey(revision.origin()))
			.map((revision) -> unfilled.get(revision.origin()))
			.toList();
	}

	/**
	 * Look where a database stands.
	 * @param position where that is
	 * @param database its name for messages
	 * @return at most one finding
	 */
	public static List<Finding> atPosition(Position position, String database) {
		return PositionFindings.of(position, database);
	}

}
