package dev.limbeck.revision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.revision.Symbol.OnBranch;
import dev.limbeck.revision.Symbol.Relative;
import org.jspecify.annotations.Nullable;

/**
 * The revisions in a range, by Alembic's rule: what the upper end needs and the lower end
 * does not, cut to what descends from the lower end by {@code @revises}. A lower end on a
 * branch narrows the upper one to that branch.
 */
final class History {

	private final SymbolResolver resolver;

	private final RevisionGraph graph;

	private final SymbolRange range;

	private final Set<String> lower;

	private final Set<String> upper;

	History(SymbolResolver resolver, SymbolRange range) {
		this.resolver = resolver;
		this.graph = resolver.graph().all();
		this.range = range;
		Relative down = floating(range.lower(), -1);
		Relative up = floating(range.upper(), 1);
		if (up != null && down == null) {
			this.lower = resolver.resolve(range.lower());
			this.upper = count(up, range.upper(), this.lower);
		}
		else {
			this.upper = resolver.resolve(range.upper());
			this.lower = (down != null && up == null) ? count(down, range.lower(), this.upper)
					: resolver.resolve(range.lower());
		}
	}

	/**
	 * Return the revisions.
	 * @param withLower whether the lower end belongs to them
	 * @return newest first
	 */
	List<Revision> revisions(boolean withLower) {
		Set<String> within = this.graph.ancestors(upperOnBranch());
		if (!within.containsAll(this.lower)) {
			throw SymbolException.notOnPath(
					this.range.lower() + " is not below " + this.range.upper()
							+ ": there is no way up from one to the other.",
					"Exchange the two, or choose ends on one branch.");
		}
		if (!this.lower.isEmpty()) {
			within.removeAll(this.graph.ancestors(this.lower));
			within.retainAll(this.graph.successors(this.lower));
		}
		if (withLower) {
			within.addAll(this.lower);
		}
		List<Revision> newestFirst = new ArrayList<>(this.graph.inOrder(within::contains));
		Collections.reverse(newestFirst);
		return newestFirst;
	}

	private Set<String> upperOnBranch() {
		return (this.range.lower() instanceof OnBranch on) ? this.resolver.branch(on).filter(this.upper) : this.upper;
	}

	private static @Nullable Relative floating(Symbol symbol, int sign) {
		Relative relative = symbol.fromHere();
		return (relative != null && Integer.signum(relative.steps()) == sign) ? relative : null;
	}

	// A walk that ends at base makes base the end for all.
	private Set<String> count(Relative relative, Symbol symbol, Set<String> starts) {
		Branch branch = this.resolver.branch(symbol);
		Set<String> ends = new TreeSet<>();
		for (String start : branch.filter(starts)) {
			Optional<String> end = this.resolver.walk(relative, branch, start);
			if (end.isEmpty()) {
				return Set.of();
			}
			ends.add(end.get());
		}
		if (ends.isEmpty()) {
			this.resolver.walk(relative, branch, null).ifPresent(ends::add);
		}
		return ends;
	}

}
