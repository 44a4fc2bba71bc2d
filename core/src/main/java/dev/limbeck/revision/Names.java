package dev.limbeck.revision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Finds revisions by id, by branch label and by the beginning of either. Ids and labels
 * share one namespace; an exact match comes first.
 *
 * @param graph the revisions
 */
record Names(AppliedGraph graph) {

	/** As in Alembic: shorter ones must be written in full. */
	private static final int LONGEST_EXACT = 3;

	String id(String name, Branch branch) {
		String exact = exact(name);
		if (exact == null) {
			return prefix(name, branch);
		}
		if (!branch.contains(exact)) {
			throw SymbolException.notInBranch(exact, branch, branch.filter(this.graph.files().nominalHeads()));
		}
		return exact;
	}

	Branch branch(String name) {
		String exact = exact(name);
		Map<String, String> found = (exact != null) ? Map.of(name, exact) : startingWith(name, Branch.ANY);
		if (found.isEmpty()) {
			throw SymbolException.noSuchBranch(name, this.graph.files().labels());
		}
		String id = single(name, Branch.ANY, found);
		return new Branch(name, id, this.graph.all().lineage(id));
	}

	private @Nullable String exact(String name) {
		Revision labelled = this.graph.all().findLabel(name);
		if (labelled != null) {
			return labelled.id();
		}
		List<Revision> found = this.graph.all().squashes().lookUp(name);
		return (found.size() == 1) ? found.get(0).id() : null;
	}

	private String prefix(String name, Branch branch) {
		Map<String, String> found = startingWith(name, branch);
		if (found.isEmpty()) {
			TreeSet<String> choices = new TreeSet<>(branch.filter(this.graph.files().nominalHeads()));
			choices.addAll(this.graph.files().labels());
			throw SymbolException.notFound(name, branch, choices);
		}
		return single(name, branch, found);
	}

	private static String single(String name, Branch branch, Map<String, String> found) {
		if (found.size() > 1) {
			throw SymbolException.ambiguousPrefix(name, branch, found.keySet());
		}
		return found.values().iterator().next();
	}

	private Map<String, String> startingWith(String text, Branch branch) {
		Map<String, String> found = new LinkedHashMap<>();
		for (Revision revision : this.graph.all().revisions()) {
			if (branch.contains(revision.id())) {
				addIfMatching(found, revision.id(), text, revision);
				revision.labels().forEach((label) -> addIfMatching(found, label, text, revision));
				revision.replaces().forEach((id) -> addIfMatching(found, id, text, revision));
			}
		}
		return found;
	}

	private static void addIfMatching(Map<String, String> found, String name, String text, Revision revision) {
		if (name.length() > LONGEST_EXACT && name.startsWith(text)) {
			found.put(name, revision.id());
		}
	}

}
