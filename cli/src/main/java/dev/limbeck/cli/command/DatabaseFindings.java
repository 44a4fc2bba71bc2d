package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.limbeck.LimbeckException;
import dev.limbeck.doctor.QuickLook;
import dev.limbeck.migrate.Inspection;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Position.Relation;
import dev.limbeck.sql.ScriptException;

/**
 * What a look at the database tells.
 */
final class DatabaseFindings {

	/** What is pending cannot be told as long as an applied revision lacks its parent. */
	private static final String LEDGER_GAP = "ledger-gap";

	private DatabaseFindings() {
	}

	static List<Finding> of(Migrator migrator, FileFindings files) {
		Inspection inspection = migrator.inspect();
		Position position = inspection.position();
		Optional<LimbeckException> refusal = migrator.refusal(Upgrade.TO_HEADS);
		if (refusal.filter((failure) -> failure.code().equals(LEDGER_GAP)).isPresent()) {
			return List.of(Finding.of(refusal.get()));
		}
		List<Finding> findings = new ArrayList<>();
		if (!position.unfinished().isEmpty()) {
			findings
				.add(new Finding("unfinished", "Begun and not finished: " + NameList.of(position.unfinished()) + ".",
						"Finish it with \"limbeck resume\", unless a process is still at work on it."));
		}
		QuickLook.atPosition(position, inspection.database()).stream().map(Finding::of).forEach(findings::add);
		findings.addAll(files.unfilled(position.pending()));
		if (position.relation() != Relation.DIVERGED) {
			// What is wrong with scripts their files have told.
			refusal.filter((failure) -> !(failure instanceof ScriptException))
				.filter((failure) -> findings.stream().noneMatch((finding) -> finding.code().equals(failure.code())))
				.map(Finding::of)
				.ifPresent(findings::add);
		}
		return findings;
	}

	/**
	 * Tell what of the schema is missing, as far as can be told.
	 * @param migrator where to look
	 * @return one finding for each table
	 */
	static List<Finding> ofSchema(Migrator migrator) {
		return migrator.missingTables()
			.stream()
			.map((missing) -> new Finding("missing-table",
					"Revision " + missing.revision() + " is applied, but the database lacks the table "
							+ missing.table() + " that it creates (" + missing.place() + ").",
					"If the revision was stamped and never ran, stamp what is true, and upgrade. If the table was dropped "
							+ "by hand, create it again, or write a revision that drops it."))
			.toList();
	}

}
