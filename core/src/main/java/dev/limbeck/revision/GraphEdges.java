package dev.limbeck.revision;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.revision.GraphProblem.Kind;

/**
 * Reads the edges between revisions from what they declare, and notes those that lead
 * nowhere or back.
 */
final class GraphEdges {

	private final Map<String, Revision> byLabel;

	private final Squashes squashes;

	private final GraphProblems problems;

	private final Map<String, List<String>> revises = new LinkedHashMap<>();

	private final Map<String, List<String>> requires = new LinkedHashMap<>();

	GraphEdges(Map<String, Revision> byId, Map<String, Revision> byLabel, Squashes squashes, GraphProblems problems) {
		this.squashes = squashes;
		this.byLabel = byLabel;
		this.problems = problems;
		byId.values().forEach(this::read);
	}

	Edges revises() {
		return new Edges(this.revises);
	}

	Edges requires() {
		return new Edges(this.requires);
	}

	private void read(Revision revision) {
		Set<String> found = new LinkedHashSet<>();
		for (String parent : new LinkedHashSet<>(revision.parents())) {
			List<Revision> required = this.squashes.lookUp(parent);
			if (required.isEmpty() && !this.squashes.isUndone(parent)) {
				missing(revision, Kind.MISSING_PARENT, "names parent " + parent + ", which no revision file declares",
						"Restore the file of " + parent + " or change @revises");
			}
			found.addAll(others(revision, parent, required, Kind.SELF_LOOP));
		}
		this.revises.put(revision.id(), List.copyOf(found));
		for (String dependency : new LinkedHashSet<>(revision.dependsOn())) {
			List<Revision> required = dependency(dependency);
			if (required.isEmpty() && !this.squashes.isUndone(dependency)) {
				missing(revision, Kind.MISSING_DEPENDENCY,
						"depends on " + dependency
								+ ", which is neither the id nor the branch label of a revision file",
						"Restore the file of " + dependency + " or change @depends-on");
			}
			found.addAll(others(revision, dependency, required, Kind.DEPENDENCY_SELF_LOOP));
		}
		this.requires.put(revision.id(), List.copyOf(found));
	}

	private List<String> others(Revision revision, String name, List<Revision> required, Kind kind) {
		List<String> ids = required.stream().map(Revision::id).toList();
		if (ids.contains(revision.id())) {
			boolean replaced = revision.replaces().contains(name);
			this.problems.add(kind, revision,
					"Revision " + revision.id() + " requires " + (replaced ? name + ", which it replaces." : "itself."),
					"Correct @revises and @depends-on in " + revision.origin() + ".");
		}
		return ids.stream().filter((id) -> !id.equals(revision.id())).toList();
	}

	private List<Revision> dependency(String name) {
		if (this.squashes.isId(name)) {
			return this.squashes.lookUp(name);
		}
		Revision labelled = this.byLabel.get(name);
		String squash = this.squashes.labelled(name);
		return (labelled != null) ? List.of(labelled) : (squash != null) ? this.squashes.lookUp(squash) : List.of();
	}

	private void missing(Revision revision, Kind kind, String description, String action) {
		this.problems.add(kind, revision, "Revision " + revision.id() + " " + description + ".",
				action + " in " + revision.origin() + ".");
	}

}
