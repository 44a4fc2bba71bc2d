package dev.limbeck.doctor.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.sql.ScriptProblem;

/**
 * Where a history begins and ends, as far as nothing hides that: several heads, several
 * bases, and revisions that belong to nothing.
 */
final class Ends implements FileCheck {

	@Override
	public List<Finding> find(History history) {
		if (!history.located().problems().stream().allMatch(Ends::isFolder)) {
			return List.of();
		}
		LooseEnds ends = LooseEnds.of(history);
		List<Finding> findings = new ArrayList<>();
		ends.orphans()
			.forEach((id) -> findings.add(Catalogue.get("orphan")
				.found(place(history, id),
						"Revision " + id + " (" + origin(history, id) + ") revises nothing, and nothing revises it.")));
		int others = ends.leastHeads() - ends.orphans().size();
		if (ends.leastHeads() > 1 && (others > 1 || ends.orphans().isEmpty())) {
			findings.add(history.isComplete() ? severalHeads(history, ends.heads()) : severalHeads(history, ends));
		}
		findings.addAll(bases(history, ends.bases()));
		return findings;
	}

	// Whatever it is called, it holds no revision of that name.
	static boolean isFolder(ScriptProblem problem) {
		return problem.code().equals("folder-named-like-script");
	}

	private static Finding severalHeads(History history, LooseEnds ends) {
		return Catalogue.get("several-heads")
			.found(place(history, ends.heads().iterator().next()),
					"The revision files have at least " + ends.leastHeads() + " heads, which are among "
							+ String.join(", ", ends.heads()) + ".")
			.withRemedy("Mend first what hides the others. What is left then is joined with \"limbeck merge\".");
	}

	/**
	 * Tell whether there are several heads, whatever they come from.
	 * @param history a history
	 * @return at most one finding
	 */
	static List<Finding> heads(History history) {
		RevisionGraph graph = history.graph();
		return (graph != null && graph.heads().size() > 1) ? List.of(severalHeads(history, graph.heads())) : List.of();
	}

	private static Finding severalHeads(History history, Set<String> heads) {
		String command = "limbeck merge " + String.join(" ", heads);
		return Catalogue.get("several-heads")
			.found(place(history, heads.iterator().next()),
					"The revision files have " + heads.size() + " heads: " + String.join(", ", heads) + ".")
			.withRemedy("Join them with \"" + command + "\".")
			.withCommand(command);
	}

	private static List<Finding> bases(History history, Set<String> bases) {
		Set<String> unlabelled = new TreeSet<>(bases);
		unlabelled.removeIf(history::isMeant);
		if (bases.size() < 2 || unlabelled.size() < 2) {
			return List.of();
		}
		return List.of(Catalogue.get("several-bases")
			.found(place(history, unlabelled.iterator().next()),
					"The revision files have " + bases.size() + " bases: " + String.join(", ", bases) + ".")
			.withRemedy("Name the parent in @revises. A base that is meant gets a label with @branch."));
	}

	private static Place place(History history, String id) {
		return Place.file(origin(history, id));
	}

	private static String origin(History history, String id) {
		Revision revision = history.find(id);
		return (revision != null) ? revision.origin() : id;
	}

}
