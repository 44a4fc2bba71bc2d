package dev.limbeck.sample;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the packaged jar: how it fails when the password is wrong.
 */
class WrongPasswordPackagedTests {

	private static int exitCode;

	private static ApplicationOutput output;

	private static final String DATABASE = GuardedServer.createDatabase().name();

	@BeforeAll
	static void start() {
		try (RunningApplication application = launch()
			.argument("--logging.level.org.postgresql.core.v3.ConnectionFactoryImpl=debug")
			.start()) {
			exitCode = application.awaitExit();
			output = application.output();
		}
	}

	@Test
	void exitsWithOne() {
		assertThat(exitCode).isEqualTo(1);
	}

	@Test
	void failsAsSoonAsTheServerSaysNo() {
		// Whoever waits for the database does so for a minute.
		assertThat(output.between("Trying to establish a protocol", "LoggingFailureAnalysisReporter"))
			.isLessThan(Duration.ofSeconds(30));
	}

	@Test
	void saysInAShortReportWhatIsWrongAndWhoSaidSo() {
		assertThat(output.report()).hasSizeBetween(5, 15)
			.anySatisfy((line) -> assertThat(line).contains("password"))
			.anySatisfy((line) -> assertThat(line).contains("DATABASE_URL"));
	}

	@Test
	void printsNoStackTrace() {
		assertThat(output.lines()).noneSatisfy((line) -> assertThat(line).startsWith("\tat "));
	}

	@Test
	void printsWhatToDoOnlyOnce() {
		List<String> report = output.report();
		List<String> action = report.subList(report.indexOf("Action:") + 2, report.size());
		assertThat(action).isNotEmpty().allSatisfy((line) -> assertThat(output.text()).containsOnlyOnce(line));
	}

	@Test
	void showsNoPasswordEvenWhenItDebugs() {
		try (RunningApplication application = launch().argument("--debug=true")
			.argument("--logging.level.org.postgresql=trace")
			.start()) {
			assertThat(application.awaitExit()).isEqualTo(1);
			assertThat(application.output().text()).contains("Trying to establish a protocol")
				.doesNotContain("wr0ng", "%40@");
		}
	}

	private static ApplicationLaunch launch() {
		return ApplicationLaunch.ofPackaged()
			.with("DATABASE_URL",
					"postgresql+psycopg://user:wr0ng%40@localhost:" + GuardedServer.port() + "/" + DATABASE);
	}

}
