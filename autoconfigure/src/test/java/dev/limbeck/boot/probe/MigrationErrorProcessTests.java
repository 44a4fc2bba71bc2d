package dev.limbeck.boot.probe;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.boot.RevisionFolder;
import dev.limbeck.extent.Extent;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.contentOf;

/**
 * Applications in processes of their own whose migration ends with an error of the
 * virtual machine, or with one of the server behind more notices than memory has room
 * for.
 */
@ExtendWith(PostgresExtension.class)
class MigrationErrorProcessTests {

	private final int port = StartingApplication.freePort();

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "java.lang.OutOfMemoryError", "java.lang.ThreadDeath", "java.lang.InternalError" })
	void endsTheStartWithAReportAndFreesThePort(String error, PostgresDatabase database) {
		Extent.skipUnlessAll(!error.endsWith("OutOfMemoryError"));
		Path log = this.folder.resolve("application.log");
		try (ProbedProcess process = ProbedProcess.start("-Xmx100m", WebApplication.TOMCAT, log,
				arguments(error, database))) {
			assertThat(process.exitCode()).as(() -> contentOf(log.toFile())).isEqualTo(1);
			assertThat(contentOf(log.toFile())).contains("APPLICATION FAILED TO START",
					"The migration ended with " + error + ". What was not committed is rolled back.");
			assertThatNoException().isThrownBy(this::bind);
		}
	}

	@Test
	void endsTheStartWithAReportAfterMillionsOfNotices(PostgresDatabase database) {
		new RevisionFolder(this.folder).add("a", "DO $$BEGIN FOR i IN 1.." + Extent.choose(300_000, 10_000_000)
				+ " LOOP RAISE WARNING 'row % of a table with a name', i; END LOOP; PERFORM 1/0; END$$;");
		Path log = this.folder.resolve("application.log");
		try (ProbedProcess process = ProbedProcess.start("-Xmx100m", WebApplication.TOMCAT, log, settings(database))) {
			assertThat(process.exitCode()).as(() -> contentOf(log.toFile())).isEqualTo(1);
			assertThat(contentOf(log.toFile()))
				.contains("more notices, which are not logged", "APPLICATION FAILED TO START", "division by zero")
				.doesNotContain("OutOfMemoryError");
			assertThatNoException().isThrownBy(this::bind);
		}
	}

	private void bind() throws IOException {
		new ServerSocket(this.port).close();
	}

	private List<String> arguments(String error, PostgresDatabase database) {
		List<String> arguments = new ArrayList<>(settings(database));
		arguments.add("--spring.main.sources=" + Dying.class.getName());
		arguments.add("--test.error=" + error);
		return arguments;
	}

	private List<String> settings(PostgresDatabase database) {
		return List.of("--server.port=" + this.port, "--" + new RevisionFolder(this.folder).property(),
				"--spring.datasource.url=" + database.jdbcUrl(), "--spring.datasource.username=postgres");
	}

}
