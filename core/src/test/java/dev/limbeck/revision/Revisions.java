package dev.limbeck.revision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import dev.limbeck.revision.AppliedRevision.State;

/**
 * Short notation for graphs in tests: {@code "c: a b > d #e"} is revision c, which
 * revises a and b, depends on d and declares branch label e; {@code "s: a = b c"}
 * replaces b and c.
 */
final class Revisions {

	private Revisions() {
	}

	static List<Revision> of(String... notations) {
		return Arrays.stream(notations).map(Revisions::revision).toList();
	}

	static RevisionGraph graph(String... notations) {
		return RevisionGraph.of(of(notations));
	}

	static Revision get(RevisionGraph graph, String id) {
		return Objects.requireNonNull(graph.find(id));
	}

	static Revision revision(String notation) {
		String[] replacing = notation.split("=", 2);
		String[] edgesAndLabel = replacing[0].split("#", 2);
		String[] idAndRest = edgesAndLabel[0].split(":", 2);
		String rest = (idAndRest.length > 1) ? idAndRest[1] : "";
		String[] edges = rest.split(">", 2);
		return new Revision(idAndRest[0].trim(), words(edges[0]), (edges.length > 1) ? words(edges[1]) : List.of(),
				(edgesAndLabel.length > 1) ? words(edgesAndLabel[1]) : List.of(),
				(replacing.length > 1) ? words(replacing[1]) : List.of(), "", null, idAndRest[0].trim() + ".sql");
	}

	static Revision created(String notation, String date) {
		Revision plain = revision(notation);
		return new Revision(plain.id(), plain.parents(), plain.dependsOn(), List.of(), List.of(), "",
				Instant.parse(date + "T00:00:00Z"), plain.origin());
	}

	static Revision labelled(String notation, String label) {
		Revision plain = revision(notation);
		return new Revision(plain.id(), plain.parents(), plain.dependsOn(), List.of(label), List.of(), "", null,
				plain.origin());
	}

	static List<AppliedRevision> applied(String... notations) {
		return Arrays.stream(notations)
			.map(Revisions::revision)
			.map((revision) -> applied(revision, revision.dependsOn()))
			.toList();
	}

	static List<AppliedRevision> applied(RevisionGraph graph, Collection<String> ids) {
		return ids.stream().map((id) -> get(graph, id)).map((one) -> applied(one, graph.dependencies(one))).toList();
	}

	private static AppliedRevision applied(Revision revision, List<String> dependencies) {
		return new AppliedRevision(revision.id(), revision.parents(), dependencies, revision.labels(),
				revision.replaces(), "", "1:0", null, State.APPLIED);
	}

	private static List<String> words(String text) {
		List<String> words = new ArrayList<>();
		for (String word : text.trim().split("\\s+")) {
			if (!word.isEmpty()) {
				words.add(word);
			}
		}
		return words;
	}

}
