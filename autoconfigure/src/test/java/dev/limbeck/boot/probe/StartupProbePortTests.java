package dev.limbeck.boot.probe;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

import dev.limbeck.boot.RevisionFolder;
import dev.limbeck.extent.Exhaustive;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * When the port is taken, and when it is left again, so that no application fails to bind
 * it.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class StartupProbePortTests {

	private static final String LIVENESS = StartingApplication.LIVENESS;

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() {
		this.revisions = new RevisionFolder(this.folder).add("a", "SELECT 1;")
			.add("b: a", "SELECT 1;\nSELECT pg_advisory_xact_lock(42);");
	}

	@Test
	void theApplicationAnswersOnTheSamePort(PostgresDatabase database, CapturedOutput output) {
		try (StartingApplication application = start(database).awaitMigration()) {
			assertThat(application.status(LIVENESS)).isEqualTo(200);
			application.letTheMigrationGoOn();
			assertThat(answersUntilStarted(application)).isSubsetOf(0, 200, 503).endsWith(200);
		}
		assertThat(output).contains("Health probes are answered on port").doesNotContain("Nobody answers");
	}

	@Test
	@Exhaustive
	void theApplicationAnswersOnAManagementPortOfItsOwn(PostgresDatabase database, CapturedOutput output) {
		try (StartingApplication application = start(database, "--server.port=0",
				"--management.server.base-path=/admin")) {
			StartingApplication.await(() -> application.status("/admin" + LIVENESS) == 200);
			application.awaitStarted();
			assertThat(application.status("/admin" + LIVENESS)).isEqualTo(200);
		}
		assertThat(output).containsOnlyOnce("Health probes are answered on port").doesNotContain("Nobody answers");
	}

	@Test
	void beansMayBeLazy(PostgresDatabase database) {
		try (StartingApplication application = start(database, "--spring.main.lazy-initialization=true")) {
			application.awaitMigration();
			assertThat(application.awaitStarted().isRunning()).isTrue();
			assertThat(application.status(LIVENESS)).isEqualTo(200);
		}
	}

	@Test
	void isFreeWhenTheMigrationFails(PostgresDatabase database) throws IOException {
		this.revisions.add("c: b", "SELECT 1/0;");
		try (StartingApplication application = start(database).awaitMigration()) {
			assertThatExceptionOfType(CompletionException.class).isThrownBy(application::awaitStarted);
			new ServerSocket(application.port()).close();
		}
	}

	@Test
	void isFreeWhenTheDatabaseIsNotReached(PostgresDatabase database, CapturedOutput output) throws IOException {
		try (StartingApplication application = start(database, "--limbeck.mode=verify", "--limbeck.wait.timeout=4s",
				"--limbeck.migration.url=jdbc:postgresql://localhost:1/none")) {
			StartingApplication.await(() -> application.status(LIVENESS) == 200);
			assertThat(application.get(StartingApplication.READINESS).body()).contains("\"phase\":\"connecting\"");
			assertThatExceptionOfType(CompletionException.class).isThrownBy(application::awaitStarted);
			new ServerSocket(application.port()).close();
		}
	}

	@Test
	void isFreeWhenTheRestOfTheApplicationDoesNotStart(PostgresDatabase database) throws IOException {
		try (StartingApplication application = start(database, "--test.afterwards=SELECT 1/0").awaitMigration()) {
			assertThatExceptionOfType(CompletionException.class).isThrownBy(application::awaitStarted);
			new ServerSocket(application.port()).close();
		}
	}

	@Test
	@Exhaustive
	void isTakenAgainWhenTheApplicationStartsAgain(PostgresDatabase database, CapturedOutput output) {
		int port = StartingApplication.freePort();
		for (String afterwards : List.of("SELECT 1", "SELECT 1/0", "SELECT 1")) {
			database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
			StartingApplication.startOn(port, database, this.revisions, "--test.afterwards=" + afterwards)
				.awaitMigration()
				.close();
		}
		assertThat(output).doesNotContain("Nobody answers");
	}

	@Test
	void whenItBelongsToSomebodyElseThereIsAWarning(PostgresDatabase database, CapturedOutput output)
			throws IOException {
		ServerSocket other = new ServerSocket(StartingApplication.freePort());
		int taken = other.getLocalPort();
		try (StartingApplication application = StartingApplication.startOn(taken, database, this.revisions)) {
			StartingApplication.await(() -> output.getAll().contains("Nobody answers health probes on port " + taken));
			other.close();
			assertThat(application.awaitStarted().isRunning()).isTrue();
		}
	}

	@Exhaustive
	@Test
	void isLeftAloneIfThatIsWanted(PostgresDatabase database, CapturedOutput output) {
		try (StartingApplication application = start(database, "--limbeck.probe.enabled=false")) {
			StartingApplication.await(() -> output.getAll().contains("statement 2 of 2"));
			assertThat(application.status(LIVENESS)).isZero();
		}
	}

	private StartingApplication start(PostgresDatabase database, String... arguments) {
		return StartingApplication.start(database, this.revisions, arguments);
	}

	// What is answered while the application takes over: 0 for nothing.
	private static List<Integer> answersUntilStarted(StartingApplication application) {
		List<Integer> answers = new ArrayList<>();
		StartingApplication.await(() -> {
			answers.add(application.status(LIVENESS));
			return application.started().isDone();
		});
		answers.add(application.status(LIVENESS));
		assertThat(application.started().join().isRunning()).isTrue();
		return answers;
	}

}
