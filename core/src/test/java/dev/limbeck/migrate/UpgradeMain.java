package dev.limbeck.migrate;

import java.util.List;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;

/**
 * Upgrades a database in a process of its own.
 */
public final class UpgradeMain {

	private UpgradeMain() {
	}

	/**
	 * Upgrade to the heads.
	 * @param arguments URL of the database, and the folder with the revision files
	 */
	public static void main(String[] arguments) {
		Migrator migrator = Migrator.builder(Connector.to(DatabaseUrl.parse(arguments[0])))
			.locations(List.of(arguments[1]))
			.build();
		System.out.println(migrator.upgrade().summary());
	}

}
