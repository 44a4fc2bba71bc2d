package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import dev.limbeck.LimbeckException;
import dev.limbeck.connect.WaitSettings;
import dev.limbeck.log.CapturedLog;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.postgres.ProtocolFault;
import dev.limbeck.postgres.ProtocolProxy;
import dev.limbeck.postgres.Way;
import dev.limbeck.revision.Symbol;
import dev.limbeck.session.Session;
import dev.limbeck.step.runner.NoticeLog;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Revisions that travel in one message end as if each had travelled alone.
 */
@ExtendWith(PostgresExtension.class)
class JoinedFlightTests {

	private static final int FIFTY = 50;

	private static final String LEDGER = "SELECT revision || ' ' || state FROM limbeck_revision ORDER BY revision";

	private static final String DONE = "SELECT n FROM done ORDER BY n";

	@RegisterExtension
	private final CapturedLog notices = new CapturedLog(NoticeLog.class, Level.INFO);

	private final RecordingListener listener = new RecordingListener();

	@TempDir
	private Path folder;

	private RevisionFiles files;

	private PostgresDatabase database;

	@BeforeEach
	void prepare(PostgresDatabase database) {
		this.database = database;
		this.files = new RevisionFiles(this.folder);
		this.files.add(id(0), "CREATE TABLE done (n int PRIMARY KEY);\n\n-- @downgrade\nDROP TABLE done;");
		IntStream.range(1, FIFTY).forEach((i) -> add(i, insert(i)));
	}

	static Stream<Broken> broken() {
		return Stream.of(new Broken("SELECT 1;\nSELECT 1/0;", "r37.sql:8:1", "division by zero"),
				new Broken("SELECT 1;\nSELEC 1;", "r37.sql:8:1", "syntax error at or near \"SELEC\""),
				new Broken("CREATE TABLE x (i int;", "r37.sql:7:22", "syntax error at or near \";\""),
				new Broken("SELECT nobody FROM done;", "r37.sql:7:8", "column \"nobody\" does not exist"),
				new Broken("INSERT INTO done VALUES (36);", "r37.sql:7:1", "duplicate key value"),
				new Broken("CREATE TABLE later (n int REFERENCES done DEFERRABLE INITIALLY DEFERRED);\n"
						+ "INSERT INTO later VALUES (99);", "r37.sql:8:29", "violates foreign key constraint"),
				new Broken("DO $$BEGIN\n  PERFORM 1;\n  RAISE 'no';\nEND$$;", "r37.sql:9:3", "no"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("broken")
	void whatStandsBeforeTheOneThatFailsIsAppliedAndNothingElse(Broken broken) {
		add(37, broken.sql());
		LimbeckException failure = failure();
		assertThat(failure.description()).contains(broken.place(), broken.message(),
				"the database stands at r36; this run applied 37 before it");
		assertThat(this.database.query(DONE)).isEqualTo(numbers(1, 36));
		assertThat(this.database.query(LEDGER)).hasSize(37).allMatch((row) -> row.endsWith(" applied"));
		assertThat(this.listener.told()).containsSubsequence("done r36", "step 38/50 r37")
			.anyMatch((line) -> line.startsWith("failed r37 "));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("broken")
	void theNextRunGoesOnThere(Broken broken) {
		add(37, broken.sql());
		failure();
		add(37, insert(37));
		assertThat(this.files.upgrade(this.database).steps()).hasSize(13);
		assertThat(this.database.query(DONE)).isEqualTo(numbers(1, 49));
	}

	@Test
	void theFirstMayBeTheOneThatFails() {
		add(0, "SELEC;");
		assertThat(failure().description()).contains("r00.sql:6:1", "the database stands at base (nothing is applied)");
	}

	@Test
	void whatTheDatabaseCannotHoldStopsWhereItStands() {
		PostgresDatabase latin = PostgresServer.shared()
			.createDatabase("TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");
		add(37, "SELECT '\u4e2d';");
		LimbeckException failure = catchThrowableOfType(LimbeckException.class, () -> this.files.upgrade(latin));
		assertThat(failure.description()).contains("Revision r37 could not be begun",
				"has no equivalent in encoding \"LATIN1\"");
		assertThat(latin.query(DONE)).isEqualTo(numbers(1, 36));
		latin.drop();
	}

	@Test
	void eachIsToldInItsTurn() {
		builder(this.database.url()).build().upgrade();
		List<String> expected = new ArrayList<>();
		IntStream.range(0, FIFTY)
			.forEach((i) -> expected.addAll(List.of("step " + (i + 1) + "/50 " + id(i), "done " + id(i))));
		assertThat(this.listener.told()).containsSubsequence(expected);
	}

	@Test
	void eachHasATimeOfItsOwn() {
		add(10, "SELECT pg_sleep(0.3);");
		this.files.upgrade(this.database);
		assertThat(this.database.query("SELECT revision FROM limbeck_revision WHERE duration_ms >= 300"))
			.containsExactly("r10");
		assertThat(this.database.query("SELECT count(DISTINCT applied_at) FROM limbeck_revision"))
			.containsExactly("50");
	}

	@Test
	void theyAreTakenBackTogetherToo() {
		this.files.upgrade(this.database);
		try (ProtocolProxy proxy = ProtocolProxy.to(this.database)) {
			down(builder(proxy.url(this.database)));
			assertThat(proxy.queries()).isLessThan(15);
		}
		assertThat(this.database.query(LEDGER)).isEmpty();
		assertThat(this.database.query("SELECT max((detail->>'duration_ms')::int) < 60000 FROM limbeck_log"))
			.containsExactly("t");
	}

	@Test
	void aWayBackThatFailsLeavesWhatIsBelow() {
		add(20, insert(20) + "\n\n-- @downgrade\nSELECT 1/0;");
		this.files.upgrade(this.database);
		LimbeckException failure = catchThrowableOfType(LimbeckException.class,
				() -> down(this.files.builder(this.database)));
		assertThat(failure.description()).contains("r20.sql:10:1", "the database stands at r20");
		assertThat(this.database.query(DONE)).isEqualTo(numbers(1, 20));
	}

	@Test
	void whoWaitsForALockIsTriedAgainAndTheOthersFollow() throws SQLException {
		this.database.execute("CREATE TABLE held (id int)");
		add(20, "ALTER TABLE held ADD COLUMN name text;");
		try (Connection holder = this.database.connect()) {
			new Session(holder).execute("BEGIN; SELECT * FROM held");
			PassingClock clock = new PassingClock();
			clock.onSleep(1, () -> commit(holder));
			builder(this.database.url()).time(clock, new Random(1))
				.lockTimeout(Duration.ofMillis(200))
				.build()
				.upgrade();
		}
		assertThat(this.listener.told()).containsSubsequence("done r19", "step 21/50 r20", "retry 1 55P03", "done r20",
				"step 22/50 r21", "done r49");
		assertThat(this.listener.told()).containsOnlyOnce("step 21/50 r20");
	}

	@Test
	void whatOneLeavesInTheSessionDoesNotReachTheNext() {
		add(10, "SET default_transaction_isolation = serializable; SET default_transaction_read_only = on; "
				+ "SET search_path = pg_catalog; SET ROLE pg_monitor; CREATE TEMP TABLE done (n int); LISTEN news; "
				+ "SET statement_timeout = '50ms'; SET lock_timeout = 1; SELECT pg_advisory_lock(42); PREPARE p AS SELECT 1;");
		add(11, "INSERT INTO done VALUES (11); CREATE TABLE seen AS SELECT current_setting('transaction_isolation') "
				+ "AS level, current_user AS role, (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' "
				+ "AND pid = pg_backend_pid() AND objid = 42) AS locks, pg_sleep(0.2)::text;");
		this.files.upgrade(this.database);
		assertThat(this.database.query("SELECT concat_ws(' ', level, role, locks) FROM seen"))
			.containsExactly("read committed postgres 0");
		assertThat(this.database.query("SELECT n FROM public.done WHERE n = 11")).containsExactly("11");
	}

	@Test
	void neitherIfTheNextIsRolledBack() {
		add(10, "SET search_path = pg_catalog; SET ROLE pg_monitor;");
		add(11, "SELECT 1/0;");
		failure();
		add(11, "CREATE TABLE seen AS SELECT current_user::text AS role;");
		this.files.upgrade(this.database);
		assertThat(this.database.query("SELECT role FROM public.seen")).containsExactly("postgres");
	}

	@Test
	void whoReleasesTheMigrationLockDoesNotLoseIt() {
		add(10, "SELECT pg_advisory_unlock_all();");
		add(11, "CREATE TABLE seen AS SELECT count(*) AS locks FROM pg_locks WHERE locktype = 'advisory' "
				+ "AND pid = pg_backend_pid() AND granted;");
		this.files.upgrade(this.database);
		assertThat(this.database.query("SELECT locks FROM seen")).containsExactly("1");
	}

	@Test
	void noticesBelongToTheirRevision() {
		add(10, "DO $$BEGIN RAISE NOTICE 'ten'; END$$;");
		add(11, "DO $$BEGIN RAISE WARNING 'eleven'; END$$;");
		this.files.upgrade(this.database);
		assertThat(this.notices.messages()).containsExactly("r10: ten", "r11: eleven");
	}

	@Test
	void aSecondRunWaitsAndNamesTheRevisionThatRuns() {
		add(30, "SELECT pg_sleep(3600);");
		BackgroundRun run = new BackgroundRun(this.files.builder(this.database).attempts(1).build());
		awaitSleep();
		LimbeckException failure = catchThrowableOfType(LimbeckException.class,
				() -> this.files.builder(this.database).lockWait(Duration.ZERO).build().verify());
		assertThat(failure.description()).contains("revision r30");
		this.database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep' "
				+ "AND datname = current_database()");
		run.end();
	}

	@Test
	void whoIsToldToStopStopsAtTheNextBoundary() {
		add(30, "SELECT pg_sleep(0.5);");
		add(31, "SELECT pg_sleep(3600);");
		BackgroundRun run = new BackgroundRun(this.files.builder(this.database).build());
		awaitSleep();
		assertThat(run.interrupt().description()).contains("was told to stop", "r31",
				"the database stands at r30; this run applied 31 before it");
		assertThat(this.database.query(LEDGER)).hasSize(31);
	}

	@Test
	void whereverTheConnectionIsLostEachIsDoneAndToldOnce() {
		long messages = cutAfter(Long.MAX_VALUE);
		for (long cut = messages / 7; cut < messages; cut += messages / 7) {
			cutAfter(cut);
		}
	}

	private long cutAfter(long message) {
		PostgresDatabase one = PostgresServer.shared().createDatabase();
		RecordingListener told = new RecordingListener();
		try (ProtocolProxy proxy = ProtocolProxy.to(one)) {
			proxy.inject(ProtocolFault.closeAfter(message).counting(Way.TO_CLIENT));
			MigrationReport report = this.files.builder(proxy.url(one))
				.wait(WaitSettings.DEFAULT)
				.time(new HurriedClock(), new Random(1))
				.listener(told)
				.build()
				.upgrade();
			assertThat(report.steps()).extracting((step) -> step.revision()).hasSize(FIFTY).doesNotHaveDuplicates();
			assertThat(told.told()).filteredOn((line) -> line.startsWith("done"))
				.hasSize(FIFTY)
				.doesNotHaveDuplicates();
			assertThat(one.query(DONE)).isEqualTo(numbers(1, 49));
			proxy.awaitClosed();
			return proxy.messages(Way.TO_CLIENT);
		}
		finally {
			one.drop();
		}
	}

	@Test
	void whatTheSessionBeginsWithIsAskedBetweenThem() {
		this.database.execute("CREATE FUNCTION change() RETURNS void LANGUAGE plpgsql AS $$BEGIN EXECUTE "
				+ "format('ALTER DATABASE %I SET app.x = 7', current_database()); END$$");
		add(10, "SELECT change();");
		add(11, "CREATE TABLE seen AS SELECT current_setting('app.x', true) AS x;");
		MigrationReport report = builder(this.database.url()).build().upgrade();
		assertThat(report.steps()).hasSize(FIFTY);
		assertThat(this.database.query("SELECT x FROM seen")).containsExactly("7");
		assertThat(this.listener.told()).containsOnlyOnce("done r10", "step 12/50 r11");
	}

	private static void down(MigratorBuilder builder) {
		builder.build().run(new Downgrade(Symbol.parse("base")), PlanReview.ACCEPT);
	}

	private void awaitSleep() {
		Awaitility.await()
			.until(() -> this.database.query(
					"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'")
				.contains("1"));
	}

	private static void commit(Connection holder) {
		try {
			new Session(holder).execute("COMMIT");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private LimbeckException failure() {
		return catchThrowableOfType(LimbeckException.class, builder(this.database.url()).build()::upgrade);
	}

	private MigratorBuilder builder(String url) {
		return this.files.builder(url).listener(this.listener);
	}

	private void add(int number, String upgrade) {
		String notation = id(number) + ((number > 0) ? ": " + id(number - 1) : "");
		this.files.add(notation, upgrade.contains("@downgrade") ? upgrade
				: upgrade + "\n\n-- @downgrade\nDELETE FROM done WHERE n = " + number + ";");
	}

	private static String insert(int number) {
		return "INSERT INTO done VALUES (" + number + ");";
	}

	private static String id(int number) {
		return String.format("r%02d", number);
	}

	private static List<String> numbers(int from, int to) {
		return IntStream.rangeClosed(from, to).mapToObj(String::valueOf).toList();
	}

	/**
	 * A statement that fails at another moment than others do.
	 *
	 * @param sql the statement
	 * @param place in the file
	 * @param message of the server
	 */
	record Broken(String sql, String place, String message) {

		@Override
		public String toString() {
			return this.sql;
		}

	}

}
