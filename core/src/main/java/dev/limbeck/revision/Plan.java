package dev.limbeck.revision;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The ordered steps that bring a database from where it stands to a target. A value: it
 * can be printed without anything being run.
 *
 * @param from heads of what is applied before
 * @param steps what happens, in order
 * @param heads heads of what is applied afterwards
 */
public record Plan(Set<String> from, List<Step> steps, Set<String> heads) {

	/**
	 * Plan to apply some revisions and everything they require. What is applied already
	 * is no step.
	 * @param graph the revisions in files
	 * @param rows the revisions that the database remembers
	 * @param targets what to apply
	 * @return the plan, oldest first
	 * @throws SymbolException if a target cannot be told or lies below
	 */
	public static Plan upgrade(RevisionGraph graph, Collection<AppliedRevision> rows, Collection<Symbol> targets) {
		return Upgrade.plan(AppliedGraph.of(graph, rows), targets);
	}

	/**
	 * Plan an upgrade of a database that is not looked at.
	 * @param graph the revisions in files
	 * @param range where the database is taken to stand, and what to apply
	 * @return the plan, oldest first
	 * @throws SymbolException if an end cannot be told or the upper one lies below
	 */
	public static Plan upgrade(RevisionGraph graph, SymbolRange range) {
		return Upgrade.plan(assumed(graph, range.lower()), List.of(range.upper()));
	}

	/**
	 * Plan to undo everything that was built upon a revision, over both kinds of edges.
	 * What that depended on stays.
	 * @param graph the revisions in files
	 * @param rows the revisions that the database remembers
	 * @param target the revision to go down to; {@code branch@base} undoes that branch
	 * @return the plan, newest first, perhaps with revisions that have no file
	 * @throws SymbolException if the target cannot be told or lies above, or if there is
	 * nothing to undo and the database does not stand at it
	 */
	public static Plan downgrade(RevisionGraph graph, Collection<AppliedRevision> rows, Symbol target) {
		return Downgrade.plan(AppliedGraph.of(graph, rows), target);
	}

	/**
	 * Plan a downgrade of a database that is not looked at.
	 * @param graph the revisions in files
	 * @param range where the database is taken to stand, written first, and where it
	 * shall go down to
	 * @return the plan, newest first
	 * @throws SymbolException if an end cannot be told or the second one is not below
	 */
	public static Plan downgrade(RevisionGraph graph, SymbolRange range) {
		return Downgrade.plan(assumed(graph, range.lower()), range.upper());
	}

	/**
	 * Plan to make the ledger say that a database stands at some revisions, without
	 * running anything. Heads that are not on one line with a target stay.
	 * @param graph the revisions in files
	 * @param rows the revisions that the database remembers
	 * @param targets where the database stands, taken one after the other
	 * @return the plan: first what goes, newest first, then what comes, oldest first
	 * @throws SymbolException if a target cannot be told
	 */
	public static Plan stamp(RevisionGraph graph, Collection<AppliedRevision> rows, Collection<Symbol> targets) {
		return Stamp.plan(AppliedGraph.of(graph, rows), targets);
	}

	/**
	 * Plan to make a ledger forget everything, whatever it was, and then say that the
	 * database stands at some revisions.
	 * @param graph the revisions in files
	 * @param rows the revisions that the database remembers, also unfinished ones
	 * @param targets where the database stands, seen from base
	 * @return the plan: first what goes, newest first, then what comes, oldest first
	 * @throws SymbolException if a target cannot be told
	 */
	public static Plan purge(RevisionGraph graph, Collection<AppliedRevision> rows, Collection<Symbol> targets) {
		return Stamp.purge(AppliedGraph.of(graph, rows), rows, targets);
	}

	/**
	 * Tell which rows go when a squash comes into the ledger without being run.
	 * @param squash the squash
	 * @param rows the revisions that the database remembers
	 * @return ids of what it replaces, and of squashes of a part of that
	 */
	public static Set<String> superseded(Revision squash, Collection<AppliedRevision> rows) {
		return SquashView.covered(squash, rows);
	}

	private static AppliedGraph assumed(RevisionGraph graph, Symbol symbol) {
		Set<String> heads = SymbolResolver.of(AppliedGraph.at(graph, Set.of())).resolve(symbol);
		return AppliedGraph.at(graph, graph.ancestors(heads));
	}

}
