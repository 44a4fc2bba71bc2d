package dev.limbeck.proof.revision;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.migrate.MigrationCommand;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.migrate.PlanReview;
import dev.limbeck.proof.ProofReport;
import dev.limbeck.proof.Trial;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.Symbol;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * Tries a revision on a scratch database with rows, from its parents up and down again.
 */
public final class RevisionProof {

	private final ScratchServer scratch;

	private final Function<Connector, Migrator> migrators;

	private final Scope scope;

	private final @Nullable String rows;

	/**
	 * Create a new proof.
	 * @param scratch where revisions are tried
	 * @param migrators make a migrator for a database, with the files and settings of the
	 * application
	 * @param scope what is looked at
	 * @param rows the SQL that fills tables before the revision, beside the rows that are
	 * made; or {@code null}
	 */
	public RevisionProof(ScratchServer scratch, Function<Connector, Migrator> migrators, Scope scope,
			@Nullable String rows) {
		this.scratch = scratch;
		this.migrators = migrators;
		this.scope = scope;
		this.rows = rows;
	}

	/**
	 * Try one revision.
	 * @param revision the revision
	 * @param reversible whether it has a way back
	 * @return what was found
	 * @throws LimbeckException if those before it cannot be applied
	 */
	public ProofReport prove(Revision revision, boolean reversible) {
		try (ScratchDatabase database = this.scratch.create()) {
			Migrator migrator = this.migrators.apply(database.connector());
			List<Symbol> before = new ArrayList<>();
			revision.parents().forEach((parent) -> before.add(Symbol.parse(parent)));
			revision.dependsOn().forEach((needed) -> before.add(Symbol.parse(needed)));
			if (!before.isEmpty()) {
				run(migrator, new Upgrade(before));
			}
			return prove(database, revision, reversible);
		}
	}

	/**
	 * Try one revision where those before it are applied.
	 * @param database stands at the parents of the revision, and has nothing else that
	 * stands on them
	 * @param revision the revision
	 * @param reversible whether it has a way back
	 * @return what was found
	 */
	public ProofReport prove(ScratchDatabase database, Revision revision, boolean reversible) {
		Migrator migrator = this.migrators.apply(database.connector());
		boolean back = reversible && (!revision.parents().isEmpty() || revision.dependsOn().isEmpty());
		Symbol below = revision.parents().isEmpty() ? Symbol.Keyword.BASE : Symbol.parse(revision.parents().get(0));
		return tried(database, (session) -> run(migrator, new Upgrade(List.of(Symbol.parse(revision.id())))),
				back ? (session) -> run(migrator, new Downgrade(below)) : null);
	}

	private static void run(Migrator migrator, MigrationCommand command) {
		migrator.run(command, PlanReview.ACCEPT);
	}

	private ProofReport tried(ScratchDatabase database, Trial.Way there, Trial.@Nullable Way back) {
		try (Connection connection = database.open()) {
			return new Trial(new Session(connection), this.scratch.version(), this.scope::of, this.rows).run(there,
					back);
		}
		catch (SQLException ex) {
			throw new LimbeckException("not-tried",
					"The connection to " + database + " was lost while a revision was tried: " + ex.getMessage(),
					"Try again.");
		}
	}

}
