package dev.limbeck.cli.command;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.cli.result.Json;
import dev.limbeck.migrate.Inspection;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import org.jspecify.annotations.Nullable;

/**
 * Revisions as commands show them: what they declare, and where they stand in graph and
 * database.
 */
final class RevisionView {

	private final RevisionGraph graph;

	private final @Nullable Inspection inspection;

	private final Set<String> nominalHeads;

	private final Set<String> effectiveHeads;

	/**
	 * Create a new view.
	 * @param graph the revisions
	 * @param inspection where the database stands, or {@code null} if nobody looked
	 */
	RevisionView(RevisionGraph graph, @Nullable Inspection inspection) {
		this.graph = graph;
		this.inspection = inspection;
		this.nominalHeads = graph.nominalHeads();
		this.effectiveHeads = graph.heads();
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
		if (this.inspection != null) {
			for (AppliedRevision row : this.inspection.rows()) {
				if (row.id().equals(id)) {
					return new Revision(id, row.parents(), row.dependsOn(), row.labels(), row.replaces(),
							row.description(), null, "");
				}
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
		json.put("head", isHead(revision));
		json.put("effectiveHead", isEffectiveHead(revision));
		json.put("branchPoint", isBranchPoint(revision));
		json.put("mergePoint", revision.parents().size() > 1);
		if (this.inspection != null) {
			json.put("applied", this.inspection.position().applied().contains(revision.id()));
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
		return this.inspection != null && this.inspection.position().current().contains(revision.id());
	}

	boolean isBranchPoint(Revision revision) {
		return this.graph.children(revision.id()).size() > 1;
	}

	boolean isInFiles(Revision revision) {
		return this.graph.find(revision.id()) != null;
	}

}
