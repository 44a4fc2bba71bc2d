package dev.limbeck.boot;

import java.nio.file.Path;
import java.util.List;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What somebody reads whose application does not start.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailureReportTests {

	private static PostgresServer server;

	@TempDir
	private Path folder;

	@BeforeAll
	static void startServer() {
		server = PostgresServer.start();
		server.execute("CREATE ROLE app LOGIN PASSWORD 's3cret'");
		server.trustSuperuserOnly();
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	static List<FailureCase> cases() {
		return FailureCase.all();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("cases")
	void failureIsReportedInFewLines(FailureCase failure, CapturedOutput output) {
		PostgresDatabase database = server.createDatabase();
		prepare(failure, database);
		String before = output.getAll();
		application(failure, database).failure();
		String printed = output.getAll().substring(before.length());
		assertThat(printed).contains("APPLICATION FAILED TO START")
			.doesNotContain("\tat ")
			.doesNotContain("s3cret", "wr0ng");
		String report = printed.substring(printed.indexOf("APPLICATION FAILED TO START"));
		assertThat(between(report, "Description:", "Action:")).matches(pattern(failure.description(), database));
		assertThat(between(report, "Action:", null)).isEqualTo(expected(failure.action(), database));
		assertThat(report.lines().filter((line) -> !line.isBlank())).hasSizeLessThanOrEqualTo(15);
		assertThat(printed.lines().filter((line) -> line.contains("limbeckInitializer"))).hasSizeLessThanOrEqualTo(1);
	}

	private void prepare(FailureCase failure, PostgresDatabase database) {
		database.execute(failure.sql());
		RevisionFolder revisions = new RevisionFolder(this.folder);
		if (failure.write("applied", revisions)) {
			application(failure, database).run().close();
		}
		failure.write("file", revisions);
	}

	private TestApplication application(FailureCase failure, PostgresDatabase database) {
		return new TestApplication(Minimal.class).variables("DATABASE_URL=" + expected(failure.url(), database))
			.arguments("--limbeck.locations=file:" + this.folder, "--limbeck.wait.timeout=0s",
					"--logging.level.org.springframework=info");
	}

	private String expected(String text, PostgresDatabase database) {
		return text.replace("{port}", String.valueOf(server.port()))
			.replace("{database}", database.name())
			.replace("{folder}", this.folder.toString());
	}

	private String pattern(String text, PostgresDatabase database) {
		String literal = expected(text, database).replace("\\", "\\\\").replaceAll("[|.(){}\\[\\]^$?*+]", "\\\\$0");
		return literal.replace("\\{seconds\\}", "[0-9.]+").replace("\\{checksum\\}", "1:[0-9a-f]+\\.\\.\\.");
	}

	private static String between(String text, String start, @Nullable String end) {
		int from = text.indexOf(start) + start.length();
		return text.substring(from, (end != null) ? text.indexOf(end) : text.length()).strip();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, LimbeckAutoConfiguration.class })
	static class Minimal {

	}

}
