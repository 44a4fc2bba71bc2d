package dev.limbeck.cli.command;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.cli.environment.NamedDatabase;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Position.Relation;

/**
 * Demands that the database, if one is named and answers, has nothing against the files:
 * what is generated stands on them.
 */
final class Agreement {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private static final Set<String> AGAINST = Set.of("changed-revision", "diverged", "ledger-gap", "gap-in-history");

	private Agreement() {
	}

	/**
	 * Look.
	 * @param invocation names the database
	 * @throws LimbeckException if other revisions are applied than those of the files
	 */
	static void demand(Invocation invocation) {
		if (invocation.scriptsSoFar().graph().revisions().isEmpty() || !answers(invocation)) {
			return;
		}
		Migrator migrator = invocation.migrator();
		Position position = migrator.inspect().position();
		if (position.relation() == Relation.AHEAD || position.relation() == Relation.DIVERGED) {
			throw refusal("Revisions are applied that no file declares: " + NameList.of(position.unknown()) + ".",
					"Get the files that are missing, for example by \"git pull\", and try again.");
		}
		migrator.refusal(Upgrade.TO_HEADS)
			.filter((failure) -> AGAINST.contains(failure.code()))
			.ifPresent((failure) -> {
				throw refusal(failure.description(), failure.action());
			});
	}

	private static LimbeckException refusal(String reason, String action) {
		return new LimbeckException("files-disagree",
				"Nothing is written, as the files and the database do not agree. " + reason,
				action + " If this database does not count, name none, or another one with --url.");
	}

	private static boolean answers(Invocation invocation) {
		try {
			NamedDatabase database = invocation.database();
			try (Connection connection = database.connector().connect(PATIENCE)) {
				return connection.isValid((int) PATIENCE.toSeconds());
			}
		}
		catch (LimbeckException | SQLException ex) {
			// None is named, or it cannot be asked.
			return false;
		}
	}

}
