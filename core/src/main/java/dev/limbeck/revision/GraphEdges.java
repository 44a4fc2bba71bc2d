package dev.limbeck.revision;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.revision.GraphProblem.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads the edges between revisions from what they declare, and notes those that lead
 * nowhere or back.
 */
final class GraphEdges {

	private final Map<String, Revision> byId;

	private final Map<String, Revision> byLabel;

	private final GraphProblems problems;

	private final Map<String, List<String>> revises = new LinkedHashMap<>();

	private final Map<String, List<String>> requires = new LinkedHashMap<>();

	GraphEdges(Map<String, Revision> byId, Map<String, Revision> byLabel, GraphProblems problems) {
		this.byId = byId;
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
			Revision required = this.byId.get(parent);
			if (required == null) {
				missing(revision, Kind.MISSING_PARENT, "names parent " + parent + ", which no revision file declares",
						"Restore the file of " + parent + " or change @revises");
			}
			else if (isOther(revision, required, Kind.SELF_LOOP)) {
				found.add(required.id());
			}
		}
		this.revises.put(revision.id(), List.copyOf(found));
		for (String dependency : new LinkedHashSet<>(revision.dependsOn())) {
			Revision required = dependency(dependency);
			if (required == null) {
				missing(revision, Kind.MISSING_DEPENDENCY,
						"depends on " + dependency
								+ ", which is neither the id nor the branch label of a revision file",
						"Restore the file of " + dependency + " or change @depends-on");
			}
			else if (isOther(revision, required, Kind.DEPENDENCY_SELF_LOOP)) {
				found.add(required.id());
			}
		}
		this.requires.put(revision.id(), List.copyOf(found));
	}

	private @Nullable Revision dependency(String name) {
		Revision byName = this.byId.get(name);
		return (byName != null) ? byName : this.byLabel.get(name);
	}

	private void missing(Revision revision, Kind kind, String description, String action) {
		this.problems.add(kind, revision, "Revision " + revision.id() + " " + description + ".",
				action + " in " + revision.origin() + ".");
	}

	private boolean isOther(Revision revision, Revision required, Kind kind) {
		if (!required.id().equals(revision.id())) {
			return true;
		}
		this.problems.add(kind, revision, "Revision " + revision.id() + " requires itself.",
				"Correct @revises and @depends-on in " + revision.origin() + ".");
		return false;
	}

}
