package dev.limbeck.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.limbeck.revision.GraphProblem.Kind;

/**
 * Collects everything that is wrong with a set of revisions while it is put together, so
 * that it can be told at once.
 */
final class GraphProblems {

	private final List<GraphProblem> problems = new ArrayList<>();

	Map<String, Revision> byId(Collection<Revision> revisions) {
		Map<String, List<Revision>> all = new LinkedHashMap<>();
		revisions.forEach((revision) -> all.computeIfAbsent(revision.id(), (id) -> new ArrayList<>()).add(revision));
		Map<String, Revision> byId = new LinkedHashMap<>();
		all.forEach((id, same) -> {
			byId.put(id, same.get(0));
			checkId(same.get(0));
			if (same.size() > 1) {
				add(Kind.DUPLICATE_ID, same.get(0), "Revision " + id + " is declared by " + origins(same) + ".",
						"Give one of them an id of its own.");
			}
		});
		return byId;
	}

	private void checkId(Revision revision) {
		if (!RevisionName.isId(revision.id())) {
			add(Kind.ILLEGAL_REVISION_ID, revision,
					"The id of " + revision.origin() + " is not allowed: " + revision.id() + ".",
					RevisionName.ID_RULE + ".");
		}
	}

	Map<String, Revision> byLabel(Map<String, Revision> revisions) {
		Map<String, Revision> byLabel = new LinkedHashMap<>();
		for (Revision revision : revisions.values()) {
			for (String label : new LinkedHashSet<>(revision.labels())) {
				Revision other = byLabel.putIfAbsent(label, revision);
				Revision same = (other != null) ? other : revisions.get(label);
				if (same != null) {
					add(Kind.DUPLICATE_LABEL, revision, "Branch label " + label + " of " + revision.origin()
							+ " is already the label or id of " + same.origin() + ".", "Choose another label.");
				}
			}
		}
		return byLabel;
	}

	void throwIfAny() {
		if (!this.problems.isEmpty()) {
			throw new RevisionGraphException(this.problems);
		}
	}

	void add(Kind kind, Revision first, String description, String action) {
		this.problems.add(new GraphProblem(kind, first.origin(), description, action));
	}

	static String origins(Collection<Revision> revisions) {
		return revisions.stream().map(Revision::origin).collect(Collectors.joining(", "));
	}

}
