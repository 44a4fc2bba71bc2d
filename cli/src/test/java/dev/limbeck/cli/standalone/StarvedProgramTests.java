package dev.limbeck.cli.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.process.Java;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The program with too little memory for what it is to do.
 */
@ExtendWith(PostgresExtension.class)
class StarvedProgramTests {

	@TempDir
	private Path directory;

	@Test
	void saysThatItWasRolledBackAndWhereToLook(PostgresDatabase database) throws Exception {
		new Workplace(this.directory).revision("a")
			.file("db/migration/b.sql", "-- @revision b\n-- @revises a\n-- @upgrade\nCREATE TABLE b (t text);\n"
					+ "INSERT INTO b VALUES ('" + "x".repeat(12_000_000) + "');\n");
		assertThat(exitValue("-Xmx48m", database)).isEqualTo(1);
		assertThat(Files.readString(this.directory.resolve("err"))).contains("java.lang.OutOfMemoryError",
				"not committed is rolled back", "Give the process more memory", "\"limbeck current\"");
		assertThat(database.query("SELECT to_regclass('b')")).containsExactly("null");
	}

	private int exitValue(String heap, PostgresDatabase database) throws Exception {
		List<String> command = Java.command(heap, "-cp", System.getProperty("java.class.path"), Main.class.getName(),
				"upgrade");
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.directory.toFile())
			.redirectOutput(this.directory.resolve("out").toFile())
			.redirectError(this.directory.resolve("err").toFile());
		builder.environment().put("DATABASE_URL", database.url());
		Process process = builder.start();
		assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		return process.exitValue();
	}

}
