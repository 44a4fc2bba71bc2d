package dev.limbeck.cli.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.process.Java;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The program says where the database stands, however it is told to stop, and wherever
 * its output goes.
 */
@ExtendWith(PostgresExtension.class)
class StoppedProgramTests {

	private static final Path STATUS = Path.of("/proc/self/status");

	private static final int LOOKS = 600;

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "INT", "TERM" })
	void tellsHowItWasLeft(String signal, PostgresDatabase database) throws Exception {
		assumeThat(isIgnored(2)).as("a shell without job control lets nobody interrupt what it starts").isFalse();
		new Workplace(this.directory).revision("a")
			.file("db/migration/b.sql", "-- @revision b\n-- @revises a\n-- @upgrade\nSELECT pg_sleep(3600);\n");
		Process process = start(database);
		awaitStatement(database);
		new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(Files.readString(this.directory.resolve("err"))).contains("Running upgrade a -> b",
				"Revision b was stopped", "the database stands at a");
	}

	@Test
	void aKeptLogIsNotClosed() {
		KeptLog log = new KeptLog();
		Logger logger = new Logger("kept", null) {
		};
		log.addLogger(logger);
		logger.addHandler(new NoHandler());
		log.keep();
		log.reset();
		assertThat(logger.getHandlers()).hasSize(1);
	}

	private Process start(PostgresDatabase database) throws IOException {
		List<String> command = Java.command("-cp", System.getProperty("java.class.path"), Main.class.getName(),
				"upgrade", "heads");
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.directory.toFile())
			.redirectOutput(this.directory.resolve("out").toFile())
			.redirectError(this.directory.resolve("err").toFile());
		builder.environment().keySet().removeIf((name) -> name.matches("(?i)(DATABASE|DB|PG|POSTGRES|LIMBECK).*"));
		builder.environment().put("DATABASE_URL", database.url());
		return builder.start();
	}

	// The server does the waiting.
	private static void awaitStatement(PostgresDatabase database) {
		for (int look = 0; look < LOOKS; look++) {
			if (database
				.query("SELECT count(*) FROM pg_stat_activity WHERE state = 'active' "
						+ "AND query LIKE '%pg_sleep(3600)%' AND pid <> pg_backend_pid()")
				.contains("1")) {
				return;
			}
			database.query("SELECT pg_sleep(0.05)");
		}
		throw new AssertionError("The revision was never begun");
	}

	private static boolean isIgnored(int signal) throws IOException {
		if (!Files.exists(STATUS)) {
			return false;
		}
		String line = Files.readAllLines(STATUS)
			.stream()
			.filter((text) -> text.startsWith("SigIgn:"))
			.findFirst()
			.orElseThrow();
		return (Long.parseUnsignedLong(line.substring(line.indexOf(':') + 1).strip(), 16) >> (signal - 1) & 1) == 1;
	}

	/**
	 * Takes what is logged, and drops it.
	 */
	private static final class NoHandler extends Handler {

		@Override
		public void publish(LogRecord entry) {
			// Nobody reads it.
		}

		@Override
		public void flush() {
			// Nothing is held back.
		}

		@Override
		public void close() {
			// Nothing is open.
		}

	}

}
