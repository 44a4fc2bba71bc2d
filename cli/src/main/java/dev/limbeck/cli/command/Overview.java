package dev.limbeck.cli.command;

import dev.limbeck.migrate.Inspection;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.SymbolResolver;
import org.jspecify.annotations.Nullable;

/**
 * The revisions, with or without a look at the database.
 *
 * @param graph the revisions
 * @param inspection what the look found, or {@code null}
 */
record Overview(RevisionGraph graph, @Nullable Inspection inspection) {

	static Overview of(Invocation invocation, boolean withDatabase) {
		return of(invocation, invocation.scriptsSoFar().graph(), withDatabase);
	}

	static Overview of(Invocation invocation, RevisionGraph graph, boolean withDatabase) {
		return new Overview(graph, withDatabase ? invocation.migrator().inspect() : null);
	}

	SymbolResolver resolver() {
		return (this.inspection != null) ? SymbolResolver.of(this.graph, this.inspection.rows())
				: SymbolResolver.of(this.graph);
	}

	/**
	 * Return where the database stands.
	 * @return its position
	 * @throws IllegalStateException if nobody looked
	 */
	Position position() {
		if (this.inspection == null) {
			throw new IllegalStateException("Nobody looked at the database");
		}
		return this.inspection.position();
	}

	RevisionView view() {
		return new RevisionView(this.graph, this.inspection);
	}

}
