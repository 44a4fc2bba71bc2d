package dev.limbeck.migrate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.WaitSettings;
import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.step.AppliedStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link RunAttempts}.
 */
@ExtendWith(PostgresExtension.class)
class RunAttemptsTests {

	private static final String END_SESSION = "SELECT pg_terminate_backend(pg_backend_pid());";

	/** Ends the session the first time only: a sequence is not rolled back. */
	private static final String END_SESSION_ONCE = "SELECT CASE nextval('s') WHEN 1 THEN "
			+ "pg_terminate_backend(pg_backend_pid()) END;";

	private static final Connector NOWHERE = Connector.to(DatabaseUrl.parse("postgresql://postgres@localhost:1/none"));

	@TempDir
	private Path folder;

	private final PassingClock clock = new PassingClock();

	private final RecordingListener listener = new RecordingListener();

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder);
	}

	@Test
	void aRunWhoseConnectionIsAlwaysLostEndsAndSaysWhatStays(PostgresDatabase database) {
		this.files.addTables("a", "b: a").add("c: b", END_SESSION);
		LimbeckException failure = failure(builder(to(database)).attempts(3));
		assertThat(failure.code()).isEqualTo("connection-lost");
		assertThat(failure.description())
			.matches("The connection to localhost:\\d+/\\w+ was lost 3 times in [567] s \\(limbeck\\.attempts\\): "
					+ "terminating connection due to administrator command\\.\n"
					+ "This run has committed 2 revisions \\(a, b\\), which stay; when it was last seen, the database "
					+ "stood at b\\. Whether revision c, which came next, was completed, the next start finds out\\.");
		assertThat(failure.action()).isEqualTo("See in the server's log why it ended the session, and start again.");
		assertThat(this.listener.told()).contains("lost 1", "lost 2").doesNotContain("lost 3");
	}

	@Test
	void aSingleAttemptEndsWithTheFirstLoss(PostgresDatabase database) {
		this.files.add("a", END_SESSION);
		LimbeckException failure = failure(builder(to(database)).attempts(1));
		assertThat(failure.description()).contains("was lost once (limbeck.attempts)",
				"This run has committed nothing; when it was last seen, the database stood at base");
	}

	@Test
	void refusalsWhileTheServerComesBackUseUpNoAttempt(PostgresDatabase database) {
		database.execute("CREATE SEQUENCE s");
		this.files.add("a", END_SESSION_ONCE);
		OutageConnector connector = new OutageConnector(to(database),
				List.of("57P03", "57P03", "53300", "57P03", "53300", "57P03"));
		MigrationReport report = builder(connector).attempts(2).build().upgrade();
		assertThat(report.steps()).extracting(AppliedStep::revision).containsExactly("a");
		assertThat(connector.connections()).isEqualTo(2);
		assertThat(report.attempts()).isEqualTo(8);
	}

	@Test
	void aServerThatDoesNotComeBackIsToldAsTheOutageItIs(PostgresDatabase database) {
		this.files.addTables("a").add("b: a", END_SESSION);
		OutageConnector connector = new OutageConnector(to(database), Collections.nCopies(1000, "57P03"));
		LimbeckException failure = failure(builder(connector));
		assertThat(failure.code()).isEqualTo("database-unreachable");
		assertThat(failure.description())
			.contains(
					"was lost while the run was under way: terminating connection due to administrator command. "
							+ "The database did not come back (limbeck.wait.timeout).\n",
					"refused with 57P03.\nGave up after 60")
			.endsWith(
					"This run has committed 1 revision (a), which stays; when it was last seen, the database stood at a."
							+ " Whether revision b, which came next, was completed, the next start finds out.");
		assertThat(this.clock.passed()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(66));
	}

	@Test
	void aFailureBehindALossTellsWhatWasAppliedBeforeIt(PostgresDatabase database) {
		database.execute("CREATE SEQUENCE s");
		this.files.addTables("a").add("b: a", END_SESSION_ONCE).add("c: b", "SELECT 1 / 0;");
		assertThat(failure(builder(to(database))).description())
			.endsWith("the database stands at b; this run applied 2 before it.");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void aRunToldToStopBeforeItsNextAttemptSaysWhatItCannotKnow(int sleep, PostgresDatabase database) {
		this.files.addTables("a").add("b: a", END_SESSION);
		this.clock.onSleep(sleep, Thread.currentThread()::interrupt);
		LimbeckException failure = failure(builder(new OutageConnector(to(database), List.of("57P03"))));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(failure.code()).isEqualTo("interrupted");
		assertThat(failure.description()).startsWith("The migration at localhost:")
			.endsWith("was told to stop, and did so: terminating connection due to administrator command.\n"
					+ "This run has committed 1 revision (a), which stays; when it was last seen, the database stood at a."
					+ " Whether revision b, which came next, was completed, the next start finds out.");
	}

	@Test
	void aWaitThatNeverBeganIsNoOutage() {
		this.files.addTables("a");
		assertThat(failure(builder(NOWHERE)).description()).startsWith("No usable connection to the database at ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "08001", "08006", "53300", "57P01", "57P03" })
	void anErrorThatOnlySaysSoIsAFailureOfTheStatement(String state, PostgresDatabase database) {
		this.files.add("a", "DO $$ BEGIN RAISE EXCEPTION 'far away' USING ERRCODE = '" + state + "'; END $$;");
		LimbeckException failure = failure(builder(to(database)));
		assertThat(failure.code()).isEqualTo("failed-statement");
		assertThat(failure.description()).contains("far away", state);
		assertThat(this.clock.passed()).isZero();
	}

	@Test
	void anErrorOfAnotherConnectionIsAFailureOfTheCode(PostgresDatabase database) {
		this.files.addTables("a");
		CodeRevision code = new CodeRevision((connection) -> NOWHERE.connect(Duration.ofSeconds(5)).close());
		MigratorBuilder builder = builder(to(database)).javaRevisions(List.of(ProvidedRevision.of(code)));
		assertThat(failure(builder).code()).isEqualTo("failed-revision");
		assertThat(this.clock.passed()).isZero();
	}

	private MigratorBuilder builder(Connector connector) {
		return this.files.builder(connector)
			.wait(WaitSettings.DEFAULT)
			.listener(this.listener)
			.time(this.clock, new Random(1));
	}

	private static Connector to(PostgresDatabase database) {
		return Connector.to(DatabaseUrl.parse(database.url()));
	}

	private static LimbeckException failure(MigratorBuilder builder) {
		return catchThrowableOfType(LimbeckException.class, builder.build()::upgrade);
	}

}
