package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.LimbeckException;
import dev.limbeck.ledger.LedgerRepair;
import dev.limbeck.revision.RevisionGraph;

/**
 * What to stamp if the log of a ledger is right, and its rows are gone.
 *
 * @param known what the log tells and a file declares
 * @param unknown what the log tells and no file declares
 * @param targets what to stamp, so that the known ones and all that has a row are applied
 */
record StampProposal(Set<String> known, Set<String> unknown, Set<String> targets) {

	static StampProposal of(LedgerRepair found, Invocation invocation) {
		return of(found, graph(invocation));
	}

	private static StampProposal of(LedgerRepair found, RevisionGraph graph) {
		Set<String> known = new TreeSet<>(found.remembered());
		known.removeIf((id) -> graph.find(id) == null);
		Set<String> unknown = new TreeSet<>(found.remembered());
		unknown.removeAll(known);
		Set<String> heads = new TreeSet<>(found.entered());
		heads.removeIf((id) -> graph.find(id) == null);
		heads.addAll(known);
		Set.copyOf(heads).forEach((id) -> heads.removeAll(graph.requirements(id)));
		heads.removeIf((head) -> graph.ancestors(Set.of(head)).stream().noneMatch(known::contains));
		return new StampProposal(known, unknown, heads);
	}

	// What was found is to be told also if files are broken.
	private static RevisionGraph graph(Invocation invocation) {
		try {
			return invocation.scripts().graph();
		}
		catch (LimbeckException ex) {
			return RevisionGraph.of(List.of());
		}
	}

	/**
	 * Say what to stamp.
	 * @param missing what is the matter, as the beginning of a sentence
	 * @return lines
	 */
	List<String> lines(String missing) {
		if (this.known.isEmpty()) {
			return List.of(
					missing + ", and "
							+ (this.unknown.isEmpty() ? "no log tells it."
									: "of what its log tells no file is here: " + String.join(", ", this.unknown)
											+ "."),
					"Find out to which revision the schema belongs, and enter it with \"limbeck stamp ID\".");
		}
		List<String> lines = new ArrayList<>();
		lines.add(missing + ". By its log these are: " + String.join(", ", this.known) + ".");
		if (!this.unknown.isEmpty()) {
			lines.add("Its log also tells of revisions without a file here: " + String.join(", ", this.unknown) + ".");
		}
		lines.add("If the schema agrees, enter them with \"limbeck stamp " + String.join(" ", this.targets) + "\".");
		return lines;
	}

}
