package dev.limbeck.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.limbeck.connect.Connector;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.migrate.PlanReview;
import dev.limbeck.revision.Symbol;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.Section;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.sql.ClusterStatement;
import dev.limbeck.sql.SqlStatement;

/**
 * Revisions that are applied one after the other to an empty database, by the same
 * {@link Migrator} that applies them elsewhere. Its ledger is then there, too.
 *
 * @param name what people call them
 * @param migrators make a migrator for a database, with the files and settings of the
 * application
 * @param targets which revisions
 */
public record RevisionsModel(String name, Function<Connector, Migrator> migrators,
		List<Symbol> targets) implements ScratchModel {

	/**
	 * Copy the list.
	 */
	public RevisionsModel {
		targets = List.copyOf(targets);
	}

	@Override
	public Built build(ScratchServer scratch) {
		ScratchDatabase database = scratch.create();
		try {
			Migrator migrator = this.migrators.apply(database.connector());
			List<String> notes = new ArrayList<>();
			RevisionScripts scripts = withinDatabase(migrator.scripts(), notes::add);
			migrator.reading(() -> scripts).run(new Upgrade(this.targets), PlanReview.ACCEPT);
			return new Built(database, notes.stream().distinct().toList());
		}
		catch (RuntimeException | Error ex) {
			database.close();
			throw ex;
		}
	}

	/**
	 * Leave out what would be made in the whole server.
	 * @param scripts the revisions
	 * @param notes takes what was left out, as sentences, perhaps several times
	 * @return the same revisions without that
	 */
	public static RevisionScripts withinDatabase(RevisionScripts scripts, Consumer<String> notes) {
		return scripts.with((script) -> withinDatabase(script, notes));
	}

	private static RevisionScript withinDatabase(RevisionScript script, Consumer<String> notes) {
		Section upgrade = script.upgrade();
		List<SqlStatement> kept = new ArrayList<>();
		for (SqlStatement statement : upgrade.statements()) {
			Optional<String> cluster = ClusterStatement.of(statement, upgrade.text(statement));
			if (cluster.isEmpty()) {
				kept.add(statement);
			}
			else {
				notes.accept(upgrade.source().origin() + ":" + statement.line() + ": left out, because " + cluster.get()
						+ " belong to a whole server, and nothing is made there.");
			}
		}
		return (kept.size() < upgrade.statements().size()) ? script.with(upgrade.with(kept)) : script;
	}

}
