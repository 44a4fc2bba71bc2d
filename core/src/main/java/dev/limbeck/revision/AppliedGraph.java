package dev.limbeck.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.revision.AppliedRevision.State;

/**
 * The revision files joined with what a database remembers. Files give edges where a file
 * exists, the ledger for ids without one.
 *
 * @param files the graph of the files
 * @param all that graph and the revisions only the ledger has
 * @param rows ids in the ledger that are applied
 * @param replaced for a squash in the ledger the ids it stands for
 * @param known whether a database was looked at
 */
record AppliedGraph(RevisionGraph files, RevisionGraph all, Set<String> rows, Map<String, List<String>> replaced,
		boolean known) {

	static AppliedGraph unknown(RevisionGraph files) {
		return new AppliedGraph(files, files, Set.of(), Map.of(), false);
	}

	static AppliedGraph at(RevisionGraph files, Set<String> rows) {
		return new AppliedGraph(files, files, rows, Map.of(), true);
	}

	static AppliedGraph of(RevisionGraph files, Collection<AppliedRevision> ledger) {
		Map<String, AppliedRevision> rows = new LinkedHashMap<>();
		Map<String, List<String>> replaced = new LinkedHashMap<>();
		for (AppliedRevision row : ledger) {
			if (row.state() == State.APPLIED) {
				rows.put(row.id(), row);
				replaced.put(row.id(), row.replaces());
			}
		}
		return new AppliedGraph(files, join(files, rows), rows.keySet(), replaced, true);
	}

	AppliedGraph withRows(Set<String> other) {
		return new AppliedGraph(this.files, this.all, other, this.replaced, this.known);
	}

	/**
	 * Return the heads of what is applied.
	 * @return ids in alphabetical order
	 */
	Set<String> heads() {
		return this.all.headsOf(this.rows);
	}

	/**
	 * Return what need not be applied any more.
	 * @return ids that are applied, and those they replace
	 */
	Set<String> applied() {
		Set<String> applied = new HashSet<>(this.rows);
		this.rows.forEach((id) -> applied.addAll(this.replaced.getOrDefault(id, List.of())));
		return applied;
	}

	private static RevisionGraph join(RevisionGraph files, Map<String, AppliedRevision> rows) {
		List<AppliedRevision> missing = rows.values().stream().filter((row) -> files.find(row.id()) == null).toList();
		if (missing.isEmpty()) {
			return files;
		}
		Set<String> claimed = new HashSet<>(rows.keySet());
		List<Revision> joined = new ArrayList<>(files.revisions());
		for (AppliedRevision row : missing) {
			joined.add(new Revision(row.id(), present(row.parents(), files, rows),
					present(row.dependsOn(), files, rows), unclaimed(row.labels(), files, claimed), row.replaces(),
					row.description(), null, "the ledger"));
		}
		return RevisionGraph.of(joined);
	}

	private static List<String> present(List<String> ids, RevisionGraph files, Map<String, AppliedRevision> rows) {
		return ids.stream().filter((id) -> rows.containsKey(id) || files.find(id) != null).toList();
	}

	// A label may have moved on since, and names must stay unique.
	private static List<String> unclaimed(List<String> labels, RevisionGraph files, Set<String> claimed) {
		return labels.stream()
			.filter((label) -> files.findLabel(label) == null && files.find(label) == null)
			.filter(claimed::add)
			.toList();
	}

}
