package dev.limbeck.revision;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Takes steps along {@code @revises}, as long as each has exactly one way to go. A branch
 * narrows the way up only: a walk down never crosses a merge point.
 *
 * @param graph the revisions
 * @param lenient whether a walk that is too long ends where the graph does
 */
record Walk(AppliedGraph graph, boolean lenient) {

	/**
	 * Walk.
	 * @param start where to begin, or {@code null} for base
	 * @param steps how far, negative for downwards
	 * @param branch the branch to stay on
	 * @return where the walk ends, or {@code null} for base
	 */
	@Nullable String from(@Nullable String start, int steps, Branch branch) {
		String id = start;
		for (int walked = 0; walked < Math.abs(steps); walked++) {
			boolean atEnd = (steps > 0) ? above(id, branch).isEmpty() : id == null;
			if (atEnd && !this.lenient) {
				throw SymbolException.outOfRange(name(start), steps, walked);
			}
			if (atEnd) {
				return id;
			}
			id = step(id, steps, branch);
		}
		return id;
	}

	private @Nullable String step(@Nullable String id, int steps, Branch branch) {
		Collection<String> choices = (steps > 0) ? above(id, branch) : below(id);
		if (choices.size() > 1) {
			throw SymbolException.ambiguousWalk(name(id), steps, choices);
		}
		return choices.isEmpty() ? null : choices.iterator().next();
	}

	private Collection<String> above(@Nullable String id, Branch branch) {
		return branch.filter((id != null) ? this.graph.all().children(id) : this.graph.files().bases());
	}

	private List<String> below(@Nullable String id) {
		return List.copyOf(new TreeSet<>(this.graph.all().parents(Objects.requireNonNull(id))));
	}

	private static String name(@Nullable String id) {
		return (id != null) ? id : NameList.BASE;
	}

}
