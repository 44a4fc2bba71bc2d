package dev.limbeck.migrate;

import java.util.List;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.SessionOpening;

/**
 * Upgrades a database in a process of its own.
 */
public final class UpgradeMain {

	private UpgradeMain() {
	}

	/**
	 * Upgrade to the heads.
	 * @param arguments URL of the database, the folder with the revision files, and
	 * perhaps what the session begins with
	 */
	public static void main(String[] arguments) {
		SessionOpening opening = new SessionOpening(null, (arguments.length > 2) ? arguments[2] : null, "test");
		Migrator migrator = Migrator.builder(Connector.to(DatabaseUrl.parse(arguments[0])).opening(opening))
			.locations(List.of(arguments[1]))
			.build();
		System.out.println(migrator.upgrade().summary());
	}

}
