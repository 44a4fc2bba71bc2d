package dev.limbeck.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.postgres.PostgresServer;

/**
 * Measures Limbeck beside other tools, and prints the tables of
 * {@code docs/performance.md}.
 */
public final class Benchmarks {

	private Benchmarks() {
	}

	/**
	 * Measure.
	 * @param args nothing: see {@link Settings}
	 * @throws IOException if files cannot be written
	 */
	public static void main(String[] args) throws IOException {
		Settings settings = Settings.of(System.getProperties());
		Files.createDirectories(settings.folder());
		ClassPath classPath = ClassPath.here(settings.before());
		try (PostgresServer server = PostgresServer.start()) {
			if (settings.profile()) {
				new ProfileRun(settings, classPath, server).run();
			}
			else {
				measure(settings, classPath, server);
			}
		}
	}

	private static void measure(Settings settings, ClassPath classPath, PostgresServer server) throws IOException {
		Path log = settings.folder().resolve("contender.log");
		ContenderProcess process = new ContenderProcess(classPath, log, List.of());
		StringBuilder report = new StringBuilder(
				Machine.describe(classPath, server.createDatabase().query("SHOW server_version").get(0)) + "\n\n");
		System.out.println(report);
		List<CellResult> results = new ArrayList<>();
		for (Cell cell : settings.cells()) {
			int rounds = cell.isApplication() ? settings.pairs() : settings.rounds();
			results.add(new CellRun(cell, settings, server, process).measure(rounds));
			String table = ResultTable.of(results.get(results.size() - 1));
			report.append(table).append('\n');
			System.out.println(table);
		}
		String summary = ResultTable.summary(results);
		System.out.println(summary);
		Files.writeString(settings.folder().resolve("results.md"), report + summary);
	}

}
