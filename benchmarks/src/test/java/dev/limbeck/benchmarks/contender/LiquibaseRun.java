package dev.limbeck.benchmarks.contender;

import java.nio.file.Path;
import java.util.Map;

import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.resource.DirectoryResourceAccessor;

/**
 * Liquibase brings a database up to date. What it would send home about it stays here.
 */
public final class LiquibaseRun {

	private LiquibaseRun() {
	}

	/**
	 * Run.
	 * @param args host and port, database, folder of the changelog
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		System.setProperty("liquibase.analytics.enabled", "false");
		Run run = new Run();
		try (DirectoryResourceAccessor files = new DirectoryResourceAccessor(Path.of(args[2]))) {
			Scope.child(Map.of(Scope.Attr.resourceAccessor.name(), files), () -> update(args));
		}
		run.finish();
	}

	private static void update(String[] args) throws Exception {
		new CommandScope("update").addArgumentValue("url", "jdbc:postgresql://" + args[0] + "/" + args[1])
			.addArgumentValue("username", "postgres")
			.addArgumentValue("password", "postgres")
			.addArgumentValue("changelogFile", "changelog.xml")
			.execute();
	}

}
