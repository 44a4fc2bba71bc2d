package dev.limbeck.revision;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.revision.Symbol.Keyword;
import dev.limbeck.revision.Symbol.Name;
import dev.limbeck.revision.Symbol.OnBranch;
import dev.limbeck.revision.Symbol.Relative;
import org.jspecify.annotations.Nullable;

/**
 * Tells which revisions a symbol means, seen from where a database stands. Without a
 * database {@code -N} counts from the heads and {@code +N} from base, as in Alembic.
 */
public final class SymbolResolver {

	private final AppliedGraph graph;

	private final Names names;

	private final Walk walk;

	private SymbolResolver(AppliedGraph graph, boolean lenient) {
		this.graph = graph;
		this.names = new Names(graph);
		this.walk = new Walk(graph, lenient);
	}

	/**
	 * Make a resolver that knows no database.
	 * @param graph the revisions in files
	 * @return the resolver
	 */
	public static SymbolResolver of(RevisionGraph graph) {
		return of(AppliedGraph.unknown(graph));
	}

	/**
	 * Make a resolver for a database. Revisions that only the ledger knows are found by
	 * id, and are never heads.
	 * @param graph the revisions in files
	 * @param rows the revisions that the database remembers
	 * @return the resolver
	 */
	public static SymbolResolver of(RevisionGraph graph, Collection<AppliedRevision> rows) {
		return of(AppliedGraph.of(graph, rows));
	}

	static SymbolResolver of(AppliedGraph graph) {
		return new SymbolResolver(graph, false);
	}

	AppliedGraph graph() {
		return this.graph;
	}

	/**
	 * Return the revisions a symbol means.
	 * @param symbol what the user wrote
	 * @return ids in alphabetical order, none for base
	 * @throws SymbolException if it cannot be told
	 */
	public Set<String> resolve(Symbol symbol) {
		return target(symbol).ids();
	}

	/**
	 * Return the only revision a symbol means.
	 * @param symbol what the user wrote
	 * @return an id, or nothing for base
	 * @throws SymbolException if it cannot be told, or if there are several
	 */
	public Optional<String> resolveOne(Symbol symbol) {
		return target(symbol).one();
	}

	/**
	 * Return the revisions in a range. A relative start counts from the end, a relative
	 * end from the start; where the graph ends the range does, too.
	 * @param range what the user wrote
	 * @return revisions, newest first, both ends included
	 * @throws SymbolException if it cannot be told, or if the end is not above the start
	 */
	public List<Revision> history(SymbolRange range) {
		return history(range, true);
	}

	List<Revision> history(SymbolRange range, boolean withLower) {
		return new History(new SymbolResolver(this.graph, true), range).revisions(withLower);
	}

	Branch branch(Symbol symbol) {
		return (symbol instanceof OnBranch on) ? this.names.branch(on.branch()) : Branch.ANY;
	}

	Target target(Symbol symbol) {
		Branch branch = branch(symbol);
		Relative fromHere = symbol.fromHere();
		if (fromHere != null) {
			return walkFromHere(symbol, fromHere.steps(), branch);
		}
		return new Target(symbol, resolve((symbol instanceof OnBranch on) ? on.symbol() : symbol, branch), branch);
	}

	/**
	 * Take the steps of a relative symbol from somewhere else.
	 * @param relative the steps
	 * @param branch the branch to stay on
	 * @param start an id, or {@code null} for base
	 * @return an id, or nothing for base
	 */
	Optional<String> walk(Relative relative, Branch branch, @Nullable String start) {
		return Optional.ofNullable(this.walk.from(start, relative.steps(), branch));
	}

	private Target walkFromHere(Symbol symbol, int steps, Branch branch) {
		if (steps == 0) {
			throw SymbolException.wrongDirection(symbol, "it takes no step", "Say how many steps, such as +1 or -1.");
		}
		Set<String> starts = here(steps, branch);
		if (starts.size() > 1 && this.graph.known()) {
			throw SymbolException.ambiguousStart(symbol, steps, starts);
		}
		Set<String> ids = new TreeSet<>();
		for (String start : starts) {
			Optional.ofNullable(this.walk.from(start, steps, branch)).ifPresent(ids::add);
		}
		if (starts.isEmpty()) {
			Optional.ofNullable(this.walk.from(null, steps, branch)).ifPresent(ids::add);
		}
		boolean down = steps < 0 && starts.size() == 1;
		return new Target(symbol, ids, down ? this.names.branch(starts.iterator().next()) : branch);
	}

	private Set<String> here(int steps, Branch branch) {
		if (steps > 0) {
			return this.graph.known() ? current(branch) : Set.of();
		}
		return this.graph.known() ? tips(branch) : heads(branch);
	}

	// A shared trunk is no tip: going down from it would take other branches along.
	private Set<String> tips(Branch branch) {
		Set<String> heads = branch.filter(this.graph.heads());
		return heads.isEmpty() ? branch.filter(this.graph.all().nominalHeadsOf(this.graph.rows())) : heads;
	}

	private Set<String> resolve(Symbol symbol, Branch branch) {
		if (symbol instanceof Name name) {
			return Set.of(this.names.id(name.text(), branch));
		}
		if (symbol instanceof Relative relative) {
			Symbol start = Objects.requireNonNull(relative.start());
			Optional<String> one = new Target(start, resolve(start, branch), branch).one();
			return walk(relative, branch, one.orElse(null)).map(Set::of).orElseGet(Set::of);
		}
		return keyword(symbol, branch);
	}

	private Set<String> keyword(Symbol keyword, Branch branch) {
		if (keyword == Keyword.BASE) {
			return Set.of();
		}
		if (keyword == Keyword.CURRENT) {
			return current(branch);
		}
		if (keyword == Keyword.HEADS) {
			return heads(branch);
		}
		Set<String> heads = branch.filter(this.graph.files().nominalHeads());
		new Target(keyword, heads, branch).one();
		return heads;
	}

	private Set<String> heads(Branch branch) {
		RevisionGraph files = this.graph.files();
		return branch.isAny() ? files.heads() : branch.filter(files.nominalHeads());
	}

	// On a branch without a head of the database: how far up that branch is applied.
	private Set<String> current(Branch branch) {
		if (!this.graph.known()) {
			throw SymbolException.noDatabase(Keyword.CURRENT);
		}
		Set<String> heads = branch.filter(this.graph.heads());
		return heads.isEmpty() ? this.graph.all().headsOf(branch.filter(this.graph.rows())) : heads;
	}

}
