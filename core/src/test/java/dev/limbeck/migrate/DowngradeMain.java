package dev.limbeck.migrate;

import java.util.List;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.revision.Symbol;

/**
 * Takes the last revision of a database back in a process of its own.
 */
public final class DowngradeMain {

	private DowngradeMain() {
	}

	/**
	 * Take one revision back.
	 * @param arguments URL of the database, and the folder with the revision files
	 */
	public static void main(String[] arguments) {
		Migrator migrator = Migrator.builder(Connector.to(DatabaseUrl.parse(arguments[0])))
			.locations(List.of(arguments[1]))
			.build();
		System.out.println(migrator.run(new Downgrade(Symbol.parse("-1")), PlanReview.ACCEPT).summary());
	}

}
