package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import ch.qos.logback.classic.Level;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.log.CapturedLog;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.session.ElapsedTime;
import dev.limbeck.session.Session;
import dev.limbeck.step.MigrationProgress;
import dev.limbeck.step.RunningStep;
import dev.limbeck.step.Ticker;
import dev.limbeck.step.runner.StepWatch;
import dev.limbeck.step.runner.WatchConnection;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How far a run has got, as the log and listeners are told while it runs.
 */
@ExtendWith(PostgresExtension.class)
class ProgressTests {

	@RegisterExtension
	private final CapturedLog log = new CapturedLog(StepWatch.class, Level.INFO);

	@TempDir
	private Path folder;

	private RevisionFiles files;

	private final PassingClock clock = new PassingClock();

	private final RecordingListener listener = new RecordingListener();

	private final AtomicInteger connections = new AtomicInteger();

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder);
	}

	@Test
	void aLineEveryTenSecondsSaysWhereTheRunIsAndForWhomItWaits(PostgresDatabase database) throws Exception {
		this.files.addTables("a")
			.write("b.sql", "-- @revision b\n-- @revises a\n-- @lock-timeout 0\n-- @upgrade\nCREATE TABLE b (id int);\n"
					+ "SELECT pg_advisory_xact_lock(42);\nSELECT 1;\n");
		try (Connection holder = database.connect()) {
			new Session(holder).execute("SELECT pg_advisory_lock(42)");
			CompletableFuture<MigrationReport> run = start(database);
			Awaitility.await().until(() -> lines().size() >= 3);
			new Session(holder).execute("SELECT pg_advisory_unlock(42)");
			run.get();
		}
		assertThat(lines().get(1)).matches(
				"Running upgrade b: revision 2 of 2, statement 2 of 3, waiting for pid \\d+ \\(user postgres, .+\\): "
						+ "SELECT pg_advisory_lock\\(42\\), 2\\d s");
		assertThat(this.connections).hasValue(2);
	}

	@Test
	void theStatementIsKnownWithoutAnyQuestion(PostgresDatabase database) throws Exception {
		gate(database);
		this.files.add("a", "SELECT 1;\nSELECT gate(1);\nSELECT 2;");
		CompletableFuture<MigrationReport> run = start(database);
		await((progress) -> progress.statement() == 2);
		open(database);
		run.get();
		assertThat(this.listener.progress().get(0).step())
			.isEqualTo(new RunningStep("a", Direction.UPGRADE, "Make a", 1, 1, 3));
	}

	@Test
	void rowsOfACopyAreAStatementToo(PostgresDatabase database) throws Exception {
		gate(database);
		this.files.add("a", "CREATE TABLE a (id int CHECK (gate(id) = id));\nCOPY a FROM stdin;\n1\n\\.\nSELECT 1;");
		CompletableFuture<MigrationReport> run = start(database);
		await((progress) -> progress.statement() == 2);
		open(database);
		run.get();
	}

	@Test
	void theServerSaysHowFarALongCommandIs(PostgresDatabase database) throws Exception {
		gate(database);
		this.files.add("a", "CREATE TABLE a AS SELECT 1 AS id;\nCREATE INDEX a_gate ON a (gate(id));");
		CompletableFuture<MigrationReport> run = start(database);
		await((progress) -> String.valueOf(progress.phase()).startsWith("create index, building index"));
		open(database);
		run.get();
	}

	@Test
	void statementsOutsideOfATransactionAreCounted(PostgresDatabase database) throws Exception {
		gate(database);
		this.files.add("a", "-- @transaction none\nCREATE TABLE a (id int);\nVACUUM a;\nSELECT gate(1);");
		CompletableFuture<MigrationReport> run = start(database);
		await((progress) -> progress.statement() == 3);
		open(database);
		run.get();
	}

	@Test
	void codeHasNoStatements(PostgresDatabase database) throws Exception {
		gate(database);
		this.files.addTables("a");
		CompletableFuture<MigrationReport> run = CompletableFuture.supplyAsync(
				builder(database).javaRevisions(List.of(ProvidedRevision.of(CodeRevision.sql("SELECT gate(1)"))))
					.build()::upgrade);
		await((progress) -> progress.elapsed().toSeconds() >= 40);
		open(database);
		run.get();
		assertThat(lines().get(0)).matches("Running upgrade b: revision 2 of 2, \\d+ s");
	}

	@Test
	void withoutASecondConnectionTheRestIsTold(PostgresDatabase database) throws Exception {
		gate(database);
		this.files.add("a", "SELECT gate(1);");
		Connector first = Connector.to(DatabaseUrl.parse(database.url()));
		Connector only = counting(first, 1);
		CompletableFuture<MigrationReport> run = CompletableFuture
			.supplyAsync(watched(this.files.builder(only)).build()::upgrade);
		await((progress) -> progress.elapsed().toSeconds() >= 40);
		open(database);
		run.get();
		assertThat(this.connections).hasValue(2);
	}

	@Test
	void theSecondConnectionIsClosedWithTheRun(PostgresDatabase database) throws Exception {
		gate(database);
		this.files.add("a", "SELECT gate(1);");
		CompletableFuture<MigrationReport> run = start(database);
		String watching = "SELECT 1 FROM pg_stat_activity WHERE application_name = 'limbeck watch' AND datname = '"
				+ database.name() + "'";
		Awaitility.await().until(() -> database.query(watching).size() == 1);
		open(database);
		run.get();
		Awaitility.await().until(() -> database.query(watching).isEmpty());
	}

	@Test
	void aQuickRunHasOneConnection(PostgresDatabase database) {
		this.files.addTables("a", "b: a", "c: b");
		this.files.builder(counting(Connector.to(DatabaseUrl.parse(database.url())), 2)).build().upgrade();
		assertThat(this.connections).hasValue(1);
	}

	@Test
	void aRunWithNothingToDoHasNoThread(PostgresDatabase database) {
		this.files.addTables("a").upgrade(database);
		AtomicInteger tickers = new AtomicInteger();
		this.files.builder(database).ticker(() -> {
			tickers.incrementAndGet();
			return Ticker.ofThread();
		}).build().upgrade();
		assertThat(tickers).hasValue(0);
	}

	@Test
	void aBorrowedConnectionThatIsTheOnlyOneIsLeftAlone(PostgresDatabase database) throws SQLException {
		try (Connection only = database.connect()) {
			int pid = only.unwrap(PGConnection.class).getBackendPID();
			WatchConnection watch = new WatchConnection(new Connector() {
				@Override
				public Connection connect(Duration timeout) {
					return only;
				}

				@Override
				public String description() {
					return "only";
				}
			}, "limbeck", pid);
			assertThat(watch.blockers()).isEmpty();
			watch.close();
			assertThat(only.isClosed()).isFalse();
		}
	}

	@Test
	void timesAreWrittenInTheUnitThatPeopleUse() {
		assertThat(List.of(59, 119, 120, 7199, 7200).stream().map(Duration::ofSeconds).map(ElapsedTime::text))
			.containsExactly("59 s", "119 s", "2 min", "119 min", "2 h");
	}

	// A function that returns once the gate is open.
	private static void gate(PostgresDatabase database) {
		database.execute("CREATE SEQUENCE gate; CREATE FUNCTION gate(i int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS "
				+ "$$ BEGIN WHILE NOT (SELECT is_called FROM public.gate) LOOP PERFORM pg_sleep(0.01); END LOOP; RETURN i; END $$");
	}

	private static void open(PostgresDatabase database) {
		database.execute("SELECT nextval('gate')");
	}

	private void await(Predicate<MigrationProgress> condition) {
		Awaitility.await().until(() -> this.listener.progress().stream().anyMatch(condition));
	}

	private List<String> lines() {
		return this.log.messages();
	}

	private CompletableFuture<MigrationReport> start(PostgresDatabase database) {
		return CompletableFuture.supplyAsync(builder(database).build()::upgrade);
	}

	private MigratorBuilder builder(PostgresDatabase database) {
		return watched(this.files.builder(counting(Connector.to(DatabaseUrl.parse(database.url())), 2)));
	}

	private MigratorBuilder watched(MigratorBuilder builder) {
		return builder.listener(this.listener).time(this.clock, new Random(1)).ticker(() -> new FastTicker(this.clock));
	}

	private Connector counting(Connector connector, int most) {
		return new Connector() {
			@Override
			public Connection connect(Duration timeout) throws SQLException {
				if (ProgressTests.this.connections.incrementAndGet() > most) {
					throw new SQLException("no more connections", "53300");
				}
				return connector.connect(timeout);
			}

			@Override
			public String description() {
				return connector.description();
			}
		};
	}

}
