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
 * @param squashes how the ledger was brought to the names of the files
 * @param known whether a database was looked at
 */
record AppliedGraph(RevisionGraph files, RevisionGraph all, Set<String> rows, Map<String, List<String>> replaced,
		SquashView squashes, boolean known) {

	static AppliedGraph unknown(RevisionGraph files) {
		return new AppliedGraph(files, files, Set.of(), Map.of(), SquashView.NONE, false);
	}

	static AppliedGraph at(RevisionGraph files, Set<String> rows) {
		return new AppliedGraph(files, files, rows, Map.of(), SquashView.NONE, true);
	}

	static AppliedGraph of(RevisionGraph files, Collection<AppliedRevision> ledger) {
		SquashView squashes = SquashView.of(files, ledger);
		Map<String, AppliedRevision> rows = new LinkedHashMap<>();
		Map<String, List<String>> replaced = new LinkedHashMap<>();
		for (AppliedRevision row : squashes.rows()) {
			if (row.state() == State.APPLIED) {
				rows.put(row.id(), row);
				replaced.put(row.id(), row.replaces());
			}
		}
		return new AppliedGraph(squashes.files(), join(squashes.files(), rows), rows.keySet(), replaced, squashes,
				true);
	}

	AppliedGraph withRows(Set<String> other) {
		return new AppliedGraph(this.files, this.all, other, this.replaced, this.squashes, this.known);
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
		List<Revision> joined = new ArrayList<>();
		for (AppliedRevision row : missing) {
			joined.add(new Revision(row.id(), present(row.parents(), files, rows),
					present(row.dependsOn(), files, rows), unclaimed(row.labels(), files, claimed), row.replaces(),
					row.description(), null, "the ledger"));
		}
		return files.joinedWith(joined);
	}

	private static List<String> present(List<String> ids, RevisionGraph files, Map<String, AppliedRevision> rows) {
		Set<String> there = new HashSet<>(rows.keySet());
		rows.values().forEach((row) -> there.addAll(row.replaces()));
		return ids.stream().filter((id) -> there.contains(id) || !files.squashes().lookUp(id).isEmpty()).toList();
	}

	// A label may have moved on since, and names must stay unique.
	private static List<String> unclaimed(List<String> labels, RevisionGraph files, Set<String> claimed) {
		return labels.stream()
			.filter((label) -> files.findLabel(label) == null && files.find(label) == null)
			.filter(claimed::add)
			.toList();
	}

}
