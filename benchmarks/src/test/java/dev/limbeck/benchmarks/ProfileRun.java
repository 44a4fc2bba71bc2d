package dev.limbeck.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.limbeck.postgres.PostgresServer;

/**
 * Looks into one run of each contender: which classes it loads, and where it spends its
 * time, as a recording for {@code jfr} and for JDK Mission Control.
 *
 * @param settings what is to be looked at
 * @param classPath of this module
 * @param server a server of one's own
 */
record ProfileRun(Settings settings, ClassPath classPath, PostgresServer server) {

	/**
	 * Run each contender in each cell, and print what it loaded.
	 * @throws IOException if files cannot be read or written
	 */
	void run() throws IOException {
		for (Cell cell : this.settings.cells()) {
			System.out.println("### " + cell.name() + "\n\n" + LoadedClasses.HEADER);
			for (Contender contender : this.settings.contenders(cell)) {
				System.out.println(run(cell, contender).row(contender.label()));
			}
			System.out.println();
		}
	}

	private LoadedClasses run(Cell cell, Contender contender) throws IOException {
		Path file = this.settings.folder().resolve(cell.name() + "-" + contender.label());
		Path classes = Path.of(file + ".classes");
		Path recording = Path.of(file + ".jfr");
		run(cell, contender, List.of("-Xlog:class+load=debug:file=" + classes));
		run(cell, contender, List.of("-Xlog:jfr=off", "-Xlog:jfr+startup=off",
				"-XX:StartFlightRecording:settings=" + samples() + ",filename=" + recording));
		return LoadedClasses.of(Files.readAllLines(classes));
	}

	private void run(Cell cell, Contender contender, List<String> options) {
		ContenderProcess process = new ContenderProcess(this.classPath, this.settings.folder().resolve("contender.log"),
				options);
		new CellRun(cell, this.settings.only(contender), this.server, process).once();
	}

	/**
	 * Say that samples are taken each millisecond.
	 * @return a file
	 */
	private Path samples() throws IOException {
		return Files.writeString(this.settings.folder().resolve("samples.jfc"), """
				<?xml version="1.0" encoding="UTF-8"?>
				<configuration version="2.0" label="samples">
					<event name="jdk.ExecutionSample">
						<setting name="enabled">true</setting>
						<setting name="period">1 ms</setting>
					</event>
				</configuration>
				""");
	}

}
