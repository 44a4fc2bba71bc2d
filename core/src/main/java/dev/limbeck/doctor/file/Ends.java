package dev.limbeck.doctor.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;

/**
 * Where a history begins and ends, if nothing hides that: several heads, several bases,
 * and revisions that belong to nothing.
 */
final class Ends implements FileCheck {

	@Override
	public List<Finding> find(History history) {
		RevisionGraph graph = history.graph();
		if (graph == null || !history.isComplete()) {
			return List.of();
		}
		Set<String> orphans = orphans(graph);
		List<Finding> findings = new ArrayList<>();
		orphans.forEach((id) -> findings.add(Catalogue.get("orphan")
			.found(place(history, id),
					"Revision " + id + " (" + origin(history, id) + ") revises nothing, and nothing revises it.")));
		findings.addAll(heads(history, graph, orphans));
		findings.addAll(bases(history, graph, orphans));
		return findings;
	}

	private static Set<String> orphans(RevisionGraph graph) {
		Set<String> orphans = new TreeSet<>(graph.bases());
		orphans.retainAll(graph.heads());
		orphans.removeIf((id) -> isMeant(graph, id) || !graph.requirements(id).isEmpty());
		return (orphans.size() < graph.revisions().size()) ? orphans : Set.of();
	}

	private static boolean isMeant(RevisionGraph graph, String id) {
		Revision revision = graph.find(id);
		return revision != null && (!revision.labels().isEmpty() || !revision.replaces().isEmpty());
	}

	private static List<Finding> heads(History history, RevisionGraph graph, Set<String> orphans) {
		Set<String> heads = graph.heads();
		Set<String> others = new HashSet<>(heads);
		others.removeAll(orphans);
		if (heads.size() < 2 || (others.size() < 2 && !orphans.isEmpty())) {
			return List.of();
		}
		return List.of(severalHeads(history, heads));
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

	private static List<Finding> bases(History history, RevisionGraph graph, Set<String> orphans) {
		Set<String> bases = new TreeSet<>(graph.bases());
		bases.removeAll(orphans);
		Set<String> unlabelled = new TreeSet<>(bases);
		unlabelled.removeIf((id) -> isMeant(graph, id));
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
