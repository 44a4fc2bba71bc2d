package dev.limbeck.baseline;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.diff.Change;
import dev.limbeck.diff.Comparison;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.migrate.PlanReview;
import dev.limbeck.model.DatabaseModel;
import dev.limbeck.model.Difference;
import dev.limbeck.schema.Ownership;
import dev.limbeck.schema.Schema;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.script.location.RevisionScripts;

/**
 * Applies a baseline to an empty database, and holds the outcome against the one that it
 * was taken from.
 *
 * @param baseline what is to come out
 * @param migrators make a migrator for a database
 * @param scratch where it is tried
 */
record BaselineProof(Baseline baseline, Function<Connector, Migrator> migrators, ScratchServer scratch) {

	private static final int SHOWN = 10;

	void check(RevisionScripts scripts) {
		List<Change> changes;
		try (ScratchDatabase database = this.scratch.create()) {
			upgrade(database, scripts);
			Schema is = Difference
				.read(new DatabaseModel(database.connector(), "scratch database"), this.baseline.scope(), this.scratch)
				.schema();
			changes = Comparison.of(Ownership.asSaid(is, this.baseline.schema()), this.baseline.schema());
		}
		if (!changes.isEmpty()) {
			throw new LimbeckException("not-proven",
					"Nothing is written, as an empty database would become another one than " + this.baseline.name()
							+ ":\n" + described(changes),
					"Leave out with --exclude what is named, and add it to the file by hand.");
		}
	}

	private void upgrade(ScratchDatabase database, RevisionScripts scripts) {
		try {
			this.migrators.apply(database.connector()).reading(() -> scripts).run(Upgrade.TO_HEADS, PlanReview.ACCEPT);
		}
		catch (LimbeckException ex) {
			throw new LimbeckException("not-proven",
					"Nothing is written, as what " + this.baseline.name()
							+ " holds cannot be made in an empty database:\n" + ex.description(),
					"Let the scratch server have what is missing, such as an extension or a role; or leave out with "
							+ "--exclude what cannot be made.",
					ex, ex.sqlState());
		}
	}

	private static String described(List<Change> changes) {
		String lines = changes.stream().limit(SHOWN).map(BaselineProof::described).collect(Collectors.joining("\n"));
		int more = changes.size() - SHOWN;
		return (more > 0) ? lines + "\n- and " + more + " more" : lines;
	}

	private static String described(Change change) {
		if (change.from() == null) {
			return "- " + change.id() + " would be missing";
		}
		return "- " + change.id()
				+ ((change.to() != null)
						? " would be " + change.from().attributes() + " instead of " + change.to().attributes()
						: " would be too much");
	}

}
