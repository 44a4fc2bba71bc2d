package dev.limbeck.benchmarks.contender;

import java.util.List;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.migrate.Migrator;

/**
 * Limbeck brings a database up to date.
 */
public final class LimbeckRun {

	private LimbeckRun() {
	}

	/**
	 * Run.
	 * @param args host and port, database, folder
	 */
	public static void main(String[] args) {
		Run run = new Run();
		DatabaseUrl url = DatabaseUrl.parse("postgresql://postgres:postgres@" + args[0] + "/" + args[1]);
		Migrator.builder(Connector.to(url)).locations(List.of("filesystem:" + args[2])).build().upgrade();
		run.finish();
	}

}
