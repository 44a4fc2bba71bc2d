package dev.limbeck.cli.command;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.cli.result.Json;
import dev.limbeck.migrate.Inspection;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import org.jspecify.annotations.Nullable;

/**
 * Revisions as commands show them: what they declare, and where they stand in graph and
 * database.
 */
final class RevisionView {

	private final RevisionGraph graph;

	private final Collection<AppliedRevision> rows;

	private final @Nullable Position position;

	private final boolean filesKnown;

	private final Set<String> nominalHeads;

	private final Set<String> effectiveHeads;

	/**
	 * Create a new view.
	 * @param graph the revisions
	 * @param inspection where the database stands, or {@code null} if nobody looked
	 */
	RevisionView(RevisionGraph graph, @Nullable Inspection inspection) {
		this(graph, (inspection != null) ? inspection.rows() : List.of(),
				(inspection != null) ? inspection.position() : null, true);
	}

	/**
	 * Create a new view.
	 * @param graph the revisions
	 * @param rows what the ledger holds
	 * @param position where the database stands
	 */
	RevisionView(RevisionGraph graph, Collection<AppliedRevision> rows, Position position) {
		this(graph, rows, position, true);
	}

	private RevisionView(RevisionGraph graph, Collection<AppliedRevision> rows, @Nullable Position position,
			boolean filesKnown) {
		this.graph = graph;
		this.rows = List.copyOf(rows);
		this.position = position;
		this.filesKnown = filesKnown;
		this.nominalHeads = graph.nominalHeads();
		this.effectiveHeads = graph.heads();
	}

	/**
	 * Create a view of what only the ledger tells: heads and branch points are not known,
	 * nor who has a file.
	 * @param rows what the ledger holds
	 * @param position where the database stands
	 * @return the view
	 */
	static RevisionView ofLedger(Collection<AppliedRevision> rows, Position position) {
		return new RevisionView(RevisionGraph.of(List.of()), rows, position, false);
	}

	/**
	 * Find a revision, in the files or else in the ledger.
	 * @param id an exact id that one of them has
	 * @return the revision
	 */
	Revision find(String id) {
		Revision revision = this.graph.find(id);
		return (revision != null) ? revision : remembered(id);
	}

	private Revision remembered(String id) {
		for (AppliedRevision row : this.rows) {
			if (row.id().equals(id)) {
				return new Revision(id, row.parents(), row.dependsOn(), row.labels(), row.replaces(), row.description(),
						null, "");
			}
		}
		throw new IllegalArgumentException("Nothing defines revision " + id);
	}

	RevisionDetails text() {
		return new RevisionDetails(this);
	}

	Map<String, ?> json(Collection<Revision> revisions) {
		return Map.of("revisions", revisions.stream().map(this::json).toList());
	}

	private Map<String, @Nullable Object> json(Revision revision) {
		Map<String, @Nullable Object> json = Json.object();
		json.put("revision", revision.id());
		json.put("parents", revision.parents());
		json.put("dependsOn", revision.dependsOn());
		json.put("labels", revision.labels());
		json.put("replaces", revision.replaces());
		json.put("description", revision.description());
		json.put("created", revision.created());
		json.put("file", isInFiles(revision) ? revision.origin() : null);
		json.put("head", this.filesKnown ? isHead(revision) : null);
		json.put("effectiveHead", this.filesKnown ? isEffectiveHead(revision) : null);
		json.put("branchPoint", this.filesKnown ? isBranchPoint(revision) : null);
		json.put("mergePoint", revision.parents().size() > 1);
		if (this.position != null) {
			json.put("applied", this.position.applied().contains(revision.id()));
			json.put("current", isCurrent(revision));
		}
		return json;
	}

	List<String> requiring(Revision revision) {
		return this.graph.revisions()
			.stream()
			.map(Revision::id)
			.filter((id) -> this.graph.requirements(id).contains(revision.id()))
			.toList();
	}

	boolean isHead(Revision revision) {
		return this.nominalHeads.contains(revision.id());
	}

	boolean isEffectiveHead(Revision revision) {
		return this.effectiveHeads.contains(revision.id());
	}

	List<String> children(Revision revision) {
		return this.graph.children(revision.id()).stream().sorted().toList();
	}

	boolean isCurrent(Revision revision) {
		return this.position != null && this.position.current().contains(revision.id());
	}

	boolean isBranchPoint(Revision revision) {
		return this.graph.children(revision.id()).size() > 1;
	}

	/**
	 * Tell whether the files are known not to declare a revision.
	 * @param revision one of the graph or the ledger
	 * @return whether only the ledger has it
	 */
	boolean isWithoutFile(Revision revision) {
		return this.filesKnown && !isInFiles(revision);
	}

	boolean isInFiles(Revision revision) {
		return this.graph.find(revision.id()) != null;
	}

}
