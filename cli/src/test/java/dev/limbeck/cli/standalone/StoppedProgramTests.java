package dev.limbeck.cli.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.process.Java;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The program says where the database stands, however it is told to stop, and wherever
 * its output goes.
 */
@ExtendWith(PostgresExtension.class)
class StoppedProgramTests {

	private static final int LOOKS = 600;

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "INT", "TERM" })
	void tellsHowItWasLeft(String signal, PostgresDatabase database) throws Exception {
		new Workplace(this.directory).revision("a")
			.file("db/migration/b.sql", "-- @revision b\n-- @revises a\n-- @upgrade\nSELECT pg_sleep(3600);\n");
		Process process = start(database.url(), Main.class, "upgrade", "heads");
		try {
			awaitStatement(database);
			new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
			assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			process.destroyForcibly();
		}
		assertThat(process.exitValue()).isEqualTo(signal.equals("INT") ? 130 : 143);
		assertThat(Files.readString(this.directory.resolve("err"))).endsWith("""
				The migration was told to stop, and did so in upgrade a -> b, at db/migration/b.sql:4:1.
				The revision was rolled back; the database stands at a; this run applied 1 before it.
				Start again: this revision is run from its beginning.
				""");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			INT  | before | 130
			TERM | before | 143
			INT  | within | 130
			TERM | within | 143
			""")
	void tellsThatNothingHadBegun(String signal, String when, int exitCode) throws Exception {
		new Workplace(this.directory).revision("a");
		Process process = start("postgresql://127.0.0.1:1/app", StoppedAtOnce.class, signal, when, "upgrade", "heads");
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).isEqualTo(exitCode);
		assertThat(Files.readString(this.directory.resolve("out"))).isEmpty();
		assertThat(Files.readString(this.directory.resolve("err")))
			.isEqualTo(when.equals("before") ? "Told to stop before anything was begun.\n" : """
					The wait for the database at 127.0.0.1:1/app was interrupted.
					The application is being stopped: nothing to do.
					""");
	}

	@ParameterizedTest
	@CsvSource({ "INT, wait, 130", "TERM, wait, 143", "TERM, upgrade, 143", "TERM, resume, 143" })
	void tellsThatItHasStoppedWaiting(String signal, String command, int exitCode) throws Exception {
		new Workplace(this.directory).revision("a");
		Process process = start("postgresql://127.0.0.1:1/app", Main.class, command);
		Path err = this.directory.resolve("err");
		try {
			for (int look = 0; !Files.readString(err).contains("127.0.0.1:1"); look++) {
				assertThat(look).as("the wait was begun").isLessThan(LOOKS);
				process.waitFor(50, TimeUnit.MILLISECONDS);
			}
			new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
			// Who has nothing to say any more does not end so soon.
			assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			process.destroyForcibly();
		}
		assertThat(process.exitValue()).isEqualTo(exitCode);
		assertThat(Files.readString(err)).endsWith("""
				The wait for the database at 127.0.0.1:1/app was interrupted.
				The application is being stopped: nothing to do.
				""");
	}

	private Process start(String url, Class<?> main, String... arguments) throws IOException {
		// A shell without job control lets nobody interrupt what it starts.
		List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
		command.addAll(Java.command("-cp", System.getProperty("java.class.path"), main.getName()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.directory.toFile())
			.redirectOutput(this.directory.resolve("out").toFile())
			.redirectError(this.directory.resolve("err").toFile());
		builder.environment().keySet().removeIf((name) -> name.matches("(?i)(DATABASE|DB|PG|POSTGRES|LIMBECK).*"));
		builder.environment().put("DATABASE_URL", url);
		return builder.start();
	}

	// The server does the waiting.
	private static void awaitStatement(PostgresDatabase database) {
		String sleeping = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' "
				+ "AND datname = current_database()";
		for (int look = 0; !database.query(sleeping).contains("1"); look++) {
			assertThat(look).as("the revision was begun").isLessThan(LOOKS);
			database.query("SELECT pg_sleep(0.05)");
		}
	}

}
