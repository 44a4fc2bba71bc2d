package dev.limbeck.benchmarks.contender;

import org.flywaydb.core.Flyway;

/**
 * Flyway brings a database up to date.
 */
public final class FlywayRun {

	private FlywayRun() {
	}

	/**
	 * Run.
	 * @param args host and port, database, folder
	 */
	public static void main(String[] args) {
		Run run = new Run();
		Flyway.configure()
			.dataSource("jdbc:postgresql://" + args[0] + "/" + args[1], "postgres", "postgres")
			.locations("filesystem:" + args[2])
			.load()
			.migrate();
		run.finish();
	}

}
