package dev.limbeck.drawing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.ledger.LedgerRow;
import dev.limbeck.migrate.RevisionStatus;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import org.jspecify.annotations.Nullable;

/**
 * One revision in a drawing, or many that are drawn as one.
 *
 * @param id its id; of many, that of the last one
 * @param title what it does, with its labels
 * @param parents the ids of nodes it revises
 * @param dependencies the ids of nodes it depends on
 * @param state where it stands, or {@code null} if nobody looked
 * @param head whether no other revision revises it
 * @param row what the ledger says of it, or {@code null} if that is not known
 * @param folded how many revisions are drawn as this one, or 0 if it is one
 */
public record GraphNode(String id, String title, List<String> parents, List<String> dependencies,
		@Nullable String state, boolean head, @Nullable LedgerRow row, int folded) {

	private static final String PLAIN = "#ffffff";

	private static final Map<String, String> COLORS = Map.of("applied", "#d9f2d9", "pending", "#fff2cc", "held",
			"#eeeeee", "running", "#ffd9b3", "reverting", "#ffd9b3", "ahead", "#d9e6f2", "missing", "#f2d9d9");

	/**
	 * Draw what the files declare.
	 * @param graph the revisions
	 * @return a node for each, parents before children
	 */
	public static List<GraphNode> of(RevisionGraph graph) {
		Set<String> heads = graph.nominalHeads();
		return graph.revisions()
			.stream()
			.map((revision) -> new GraphNode(revision.id(), title(revision), graph.parents(revision.id()),
					graph.dependencies(revision), null, heads.contains(revision.id()), null, 0))
			.toList();
	}

	/**
	 * Draw where each revision stands, too.
	 * @param graph the revisions in files
	 * @param statuses all revisions, also those that only the database has
	 * @return a node for each, parents before children
	 */
	public static List<GraphNode> of(RevisionGraph graph, List<RevisionStatus> statuses) {
		Set<String> drawn = statuses.stream().map((status) -> status.revision().id()).collect(Collectors.toSet());
		Set<String> revised = statuses.stream()
			.flatMap((status) -> status.revision().parents().stream())
			.collect(Collectors.toSet());
		return statuses.stream().map((status) -> of(graph, status, drawn, revised)).toList();
	}

	// What only the ledger has names its dependencies by id; some of them may be gone.
	private static GraphNode of(RevisionGraph graph, RevisionStatus status, Set<String> drawn, Set<String> revised) {
		Revision revision = status.revision();
		List<String> dependencies = (graph.find(revision.id()) != null) ? graph.dependencies(revision)
				: revision.dependsOn();
		return new GraphNode(revision.id(), title(revision),
				revision.parents().stream().filter(drawn::contains).toList(),
				dependencies.stream().filter(drawn::contains).toList(), status.state().code(),
				!revised.contains(revision.id()), status.row(), 0);
	}

	/**
	 * Return the color that says where it stands.
	 * @return six hexadecimal digits behind a {@code #}
	 */
	String color() {
		return (this.state != null) ? COLORS.getOrDefault(this.state, PLAIN) : PLAIN;
	}

	/**
	 * Return whether it is in place, as far as is known.
	 * @return whether it is drawn with whole lines
	 */
	boolean isInPlace() {
		return this.state == null || this.state.equals("applied");
	}

	/**
	 * Return the ids of all nodes it needs.
	 * @return those it revises, then those it depends on
	 */
	List<String> needed() {
		return this.dependencies.isEmpty() ? this.parents
				: Stream.concat(this.parents.stream(), this.dependencies.stream()).toList();
	}

	private static String title(Revision revision) {
		return revision.labels().isEmpty() ? revision.description()
				: (revision.description() + " (" + String.join(", ", revision.labels()) + ")").strip();
	}

}
