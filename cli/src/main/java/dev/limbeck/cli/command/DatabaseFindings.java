package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Position.Relation;
import dev.limbeck.revision.Revision;

/**
 * What a look at the database tells.
 */
final class DatabaseFindings {

	private DatabaseFindings() {
	}

	static List<Finding> of(Migrator migrator) {
		Position position = migrator.inspect().position();
		List<Finding> findings = new ArrayList<>();
		if (!position.unfinished().isEmpty()) {
			findings
				.add(new Finding("unfinished", "Begun and not finished: " + NameList.of(position.unfinished()) + ".",
						"Finish it with \"limbeck resume\", unless a process is still at work on it."));
		}
		switch (position.relation()) {
			case BEHIND -> findings.add(behind(position));
			case AHEAD -> findings.add(new Finding("ahead",
					"The database has revisions that no file declares: " + NameList.of(position.unknown()) + ".",
					"Check with a release that has their files."));
			case DIVERGED -> findings.add(new Finding("diverged",
					"The database has revisions that no file declares (" + NameList.of(position.unknown())
							+ "), and lacks others (" + pending(position) + ").",
					"Check that this is the right database, and deploy a release that has the files of both."));
			case AT_HEAD -> {
			}
		}
		if (position.relation() != Relation.DIVERGED) {
			findings.addAll(refusal(migrator, findings));
		}
		return findings;
	}

	private static Finding behind(Position position) {
		return new Finding("behind", "The database lacks " + pending(position) + ".",
				"Apply what it lacks with \"limbeck upgrade heads\".");
	}

	// Why an upgrade would not even begin.
	private static List<Finding> refusal(Migrator migrator, List<Finding> known) {
		try {
			migrator.plan(Upgrade.TO_HEADS);
			return List.of();
		}
		catch (LimbeckException ex) {
			boolean told = known.stream().anyMatch((finding) -> finding.code().equals(ex.code()));
			return told ? List.of() : List.of(Finding.of(ex));
		}
	}

	private static String pending(Position position) {
		return NameList.of(position.pending().stream().map(Revision::id).toList());
	}

}
