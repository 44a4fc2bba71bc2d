package dev.limbeck.migrate;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.Symbol;
import dev.limbeck.revision.SymbolException;
import dev.limbeck.revision.SymbolResolver;
import org.jspecify.annotations.Nullable;

/**
 * From where one looks at a ledger: the revisions of the files, and which of them a start
 * wants.
 *
 * @param graph the revisions of the files
 * @param wanted ids, closed under parents and dependencies, or {@code null} for all
 */
record Viewpoint(RevisionGraph graph, @Nullable Set<String> wanted) {

	/**
	 * Look from the target of a start.
	 * @param graph the revisions of the files
	 * @param settings name the target
	 * @return the viewpoint
	 * @throws LimbeckException if the files have no such target
	 */
	static Viewpoint of(RevisionGraph graph, MigratorSettings settings) {
		return new Viewpoint(graph, settings.wantsEverything() ? null : wanted(graph, settings.target()));
	}

	private static Set<String> wanted(RevisionGraph graph, List<Symbol> target) {
		Set<String> ids = new HashSet<>();
		try {
			target.forEach((symbol) -> ids.addAll(SymbolResolver.of(graph).resolve(symbol)));
		}
		catch (SymbolException ex) {
			throw new LimbeckException(ex.code(), "limbeck.target: " + ex.description(), ex.action());
		}
		return graph.ancestors(ids);
	}

	/**
	 * Return where a database stands.
	 * @param rows what its ledger holds
	 * @return its position, with nothing pending that is not wanted
	 */
	Position position(Collection<AppliedRevision> rows) {
		Position position = Position.of(this.graph, rows);
		return (this.wanted != null) ? position.wanting(this.wanted) : position;
	}

}
