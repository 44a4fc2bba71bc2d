package dev.limbeck.scratch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.process.Java;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process that has made a scratch database.
 *
 * @param process the process
 * @param database the name of the database
 */
record ScratchProcess(Process process, String database) {

	static ScratchProcess start(PostgresDatabase target) {
		try {
			List<String> command = Java.command("-cp", System.getProperty("java.class.path"),
					ScratchMain.class.getName(), target.url());
			Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
			BufferedReader lines = process.inputReader();
			String line = lines.readLine();
			while (line != null && !line.startsWith(ScratchName.PREFIX)) {
				line = lines.readLine();
			}
			return new ScratchProcess(process, String.valueOf(line));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void terminate() throws InterruptedException {
		this.process.destroy();
		assertThat(this.process.waitFor(20, TimeUnit.SECONDS)).isTrue();
	}

	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

}
