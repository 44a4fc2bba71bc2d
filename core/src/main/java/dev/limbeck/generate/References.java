package dev.limbeck.generate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.Symbol;
import dev.limbeck.revision.Symbol.Keyword;
import dev.limbeck.revision.Symbol.Name;
import dev.limbeck.revision.SymbolResolver;

/**
 * Finds the revisions to which a new one refers, by Alembic's rules.
 */
final class References {

	private final RevisionGraph graph;

	private final SymbolResolver resolver;

	References(RevisionGraph graph) {
		this.graph = graph;
		this.resolver = SymbolResolver.of(graph);
	}

	/**
	 * Find the parents.
	 * @param choice what the user asks for
	 * @return their ids in the order of the request, none for a new root
	 * @throws LimbeckException if they cannot be told, or may not be revised
	 */
	List<String> parents(ParentChoice choice) {
		Set<String> parents = new LinkedHashSet<>();
		for (Symbol symbol : choice.symbols()) {
			checkSingleHead(symbol);
			parents.addAll(this.resolver.resolve(symbol));
		}
		if (choice.merge() && parents.size() < 2) {
			throw nothingToMerge(choice, parents);
		}
		if (!parents.isEmpty() && choice.symbols().contains(Keyword.BASE)) {
			throw new LimbeckException("base-with-parents",
					"A revision of base is a new root: it cannot revise " + NameList.sorted(parents) + ", too.",
					"Leave out base or the others; to require others without revising them, use --depends-on.");
		}
		if (!choice.splice()) {
			checkHeads(parents);
		}
		return List.copyOf(parents);
	}

	private void checkSingleHead(Symbol symbol) {
		Set<String> heads = this.graph.nominalHeads();
		if (symbol == Keyword.HEAD && heads.size() > 1) {
			throw new LimbeckException("multiple-heads",
					"There are several heads, and head means a single one: " + described(heads) + ".",
					"Say which one to revise with --head, or join them with \"limbeck merge heads\" first.");
		}
	}

	private LimbeckException nothingToMerge(ParentChoice choice, Set<String> parents) {
		String symbols = choice.symbols().stream().map(Symbol::toString).collect(Collectors.joining(", "));
		return new LimbeckException("nothing-to-merge",
				"A merge joins at least two revisions, but " + symbols + " means "
						+ (parents.isEmpty() ? "none" : "only " + NameList.sorted(parents)) + ".",
				(this.graph.nominalHeads().size() > 1)
						? "Name two of the heads " + NameList.sorted(this.graph.nominalHeads()) + "."
						: "There is no second head: nothing has to be merged.");
	}

	private void checkHeads(Set<String> parents) {
		List<String> others = parents.stream().filter((id) -> !this.graph.nominalHeads().contains(id)).toList();
		if (!others.isEmpty()) {
			String children = others.stream()
				.map((id) -> id + " (revised by " + NameList.sorted(this.graph.children(id)) + ")")
				.collect(Collectors.joining(", "));
			throw new LimbeckException("not-a-head", "No head any more: " + children + ".",
					"Add --splice to begin a new branch there, or choose "
							+ ((this.graph.nominalHeads().size() > 1) ? "one of the heads " : "the head ")
							+ NameList.sorted(this.graph.nominalHeads()) + ".");
		}
	}

	/**
	 * Find what it depends on.
	 * @param symbols what the user asks for
	 * @return ids, and labels where the user wrote exactly a label
	 * @throws LimbeckException if they cannot be told
	 */
	List<String> dependencies(List<Symbol> symbols) {
		Refusals refusals = new Refusals();
		Set<String> dependencies = new LinkedHashSet<>();
		symbols.forEach((symbol) -> dependencies.addAll(refusals.attempt(() -> dependency(symbol), Set.of())));
		refusals.throwIfAny();
		return List.copyOf(dependencies);
	}

	private Set<String> dependency(Symbol symbol) {
		if (symbol instanceof Name name && this.graph.findLabel(name.text()) != null) {
			return Set.of(name.text());
		}
		Set<String> ids = this.resolver.resolve(symbol);
		if (ids.isEmpty()) {
			throw new LimbeckException("no-dependency", symbol + " means no revision that could be depended on.",
					"Name a revision or a branch label, or leave it out.");
		}
		return ids;
	}

	private String described(Collection<String> ids) {
		List<String> described = new ArrayList<>();
		for (String id : ids) {
			Revision revision = this.graph.find(id);
			described.add((revision == null || revision.description().isEmpty()) ? id
					: id + " (" + revision.description() + ")");
		}
		return String.join(", ", described);
	}

}
