package dev.limbeck.squash;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.migrate.MigrationCommand;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.migrate.PlanReview;
import dev.limbeck.model.DatabaseModel;
import dev.limbeck.model.Difference;
import dev.limbeck.model.ModelSchema;
import dev.limbeck.model.RevisionsModel;
import dev.limbeck.revision.Symbol;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Ownership;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.script.location.RevisionScripts;

/**
 * Applies revisions to scratch databases, and reads what they make. What belongs to the
 * whole server is left out.
 *
 * @param migrators make a migrator for a database, with the settings of the application
 * @param scratch where it is done
 */
record Replay(Function<Connector, Migrator> migrators, ScratchServer scratch) {

	private static final FactId OWNER_OF_PUBLIC = FactId.of(FactKind.SCHEMA, "public")
		.child(FactKind.OWNER, List.of());

	void upgrade(ScratchDatabase database, RevisionScripts scripts, Collection<String> ids) {
		run(database, scripts, new Upgrade(ids.stream().map(Symbol::parse).toList()));
	}

	void run(ScratchDatabase database, RevisionScripts scripts, MigrationCommand command) {
		RevisionScripts within = RevisionsModel.withinDatabase(scripts, (note) -> {
		});
		this.migrators.apply(database.connector()).reading(() -> within).run(command, PlanReview.ACCEPT);
	}

	/**
	 * Read what a database holds.
	 * @param database the database
	 * @return all of it, without owners that nobody has named
	 * @throws LimbeckException if something is there that cannot be read
	 */
	Schema read(ScratchDatabase database) {
		ModelSchema read = Difference.read(new DatabaseModel(database.connector(), "scratch database"), Scope.ALL,
				this.scratch);
		if (!read.unknown().isEmpty()) {
			throw new LimbeckException("not-squashed",
					"The revisions make what cannot be written again, because it is not read: "
							+ String.join(", ", read.unknown()) + ".",
					"Leave the revisions that make it out of the range.");
		}
		Set<FactId> unsaid = Ownership.unsaid(read.schema());
		unsaid.remove(OWNER_OF_PUBLIC);
		return read.schema().without(unsaid);
	}

}
