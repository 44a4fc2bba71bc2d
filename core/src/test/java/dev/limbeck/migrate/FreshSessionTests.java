package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;

import ch.qos.logback.classic.Level;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.WaitClock;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.LedgerStore;
import dev.limbeck.log.CapturedLog;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Symbol;
import dev.limbeck.session.Session;
import dev.limbeck.step.runner.TrialRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a revision sets for later sessions holds for the next revision, whoever runs it.
 */
@ExtendWith(PostgresExtension.class)
class FreshSessionTests {

	private static final String NOTICE = "Since revision a sessions may begin with something else (ALTER DATABASE or ROLE "
			+ "... SET). Those that are open keep what they have; the next revision gets a new one";

	@RegisterExtension
	private final CapturedLog log = new CapturedLog(CommandAttempt.class, Level.INFO);

	private static final String STALE = "Since revision a sessions may begin with something else (ALTER DATABASE or ROLE "
			+ "... SET): what follows it may end otherwise in an upgrade, which runs it in a new session";

	@RegisterExtension
	private final CapturedLog trialLog = new CapturedLog(TrialRun.class, Level.INFO);

	@RegisterExtension
	private final CapturedLog ledgerLog = new CapturedLog(LedgerStore.class, Level.INFO);

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder)
			.add("a",
					"CREATE SCHEMA app; DO $$BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = app', "
							+ "current_database()); END$$;")
			.addTables("b: a", "c: b");
	}

	@Test
	void theNextRevisionRunsInASessionThatHasIt(PostgresDatabase database) {
		MigrationReport report = this.files.upgrade(database);
		assertThat(schemas(database)).containsExactly("app.b", "app.c");
		assertThat(report.steps()).hasSize(3);
		assertThat(report.attempts()).isEqualTo(1);
		assertThat(this.log.messages()).contains(NOTICE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql AS $$BEGIN "
			+ "EXECUTE format('ALTER DATABASE %I SET search_path = app', current_database()); END$$; SELECT public.f()",
			"CREATE TABLE t (sql text); INSERT INTO t VALUES (format('ALTER %s %I SET search_path = app', 'DATABASE', "
					+ "current_database())); DO $$BEGIN EXECUTE (SELECT sql FROM t); END$$" })
	void whateverCodeHasChangedIt(String sql, PostgresDatabase database) {
		this.files.add("a", "CREATE SCHEMA app; " + sql + ";").upgrade(database);
		assertThat(schemas(database)).containsExactly("app.b", "app.c");
		assertThat(this.log.messages()).contains(NOTICE);
	}

	@Test
	void alsoIfItsStatementsRunOneByOne(PostgresDatabase database) {
		database.execute("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$BEGIN "
				+ "EXECUTE format('ALTER DATABASE %I SET search_path = app', current_database()); END$$");
		this.files.add("a", "-- @transaction none\nCREATE SCHEMA app; SELECT f();").upgrade(database);
		assertThat(schemas(database)).containsExactly("app.b", "app.c");
		assertThat(this.log.messages()).contains(NOTICE).noneMatch((message) -> message.contains("revision b"));
	}

	@Test
	void aTrialSaysThatItDoesNotHoldThere(PostgresDatabase database) {
		this.files.builder(database).build().tryUpgrade(Upgrade.TO_HEADS.targets());
		assertThat(this.trialLog.messages()).containsOnlyOnce(STALE);
		this.files.add("b: a", "SELECT 1 FROM nothing");
		assertThatThrownBy(() -> this.files.builder(database).build().tryUpgrade(Upgrade.TO_HEADS.targets()))
			.hasMessageEndingWith(STALE + ".");
	}

	@Test
	void soItDoesOnAConnectionOfADataSource(PostgresDatabase database) {
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setUrl(database.jdbcUrl());
		source.setUser("postgres");
		this.files.builder(Connector.to(source)).build().upgrade();
		assertThat(schemas(database)).containsExactly("app.b", "app.c");
	}

	@Test
	void soItDoesInAProcessThatHasWaitedForTheOne(PostgresDatabase database) throws SQLException {
		Migrator first = this.files.builder(database).build();
		try (Connection holder = database.connect()) {
			new Session(holder).execute("SELECT pg_advisory_lock(" + new Ledger("public").lockKey() + ")");
			PassingClock clock = new PassingClock();
			clock.onSleep(1, () -> {
				new Session(holder).execute("SELECT pg_advisory_unlock_all()");
				first.run(new Upgrade(List.of(Symbol.parse("a"))), PlanReview.ACCEPT);
			});
			assertThat(waiting(database, clock).upgrade().steps()).hasSize(2);
		}
		assertThat(schemas(database)).containsExactly("app.b", "app.c");
	}

	@Test
	void aLedgerIsNotMadeBesideAnotherWithoutAWord(PostgresDatabase database) {
		this.files.addTables("a").upgrade(database);
		database.execute("DROP TABLE a, b, c; CREATE TABLE schema_migrations (version text)");
		this.files.builder(database).ledgerSchema("app").build().upgrade();
		assertThat(this.ledgerLog.messages()).containsExactly(
				"Making a ledger. There is no ledger in schema app (limbeck.ledger.schema), but one in schema public.",
				"Making a ledger. There is public.schema_migrations, a table of dbmate, golang-migrate or Rails: what that "
						+ "has applied is unknown to Limbeck until it is entered (limbeck adopt, limbeck stamp); docs/moving.md tells how.");
	}

	private Migrator waiting(PostgresDatabase database, WaitClock clock) {
		return this.files.builder(database).time(clock, new Random(1)).build();
	}

	private static List<String> schemas(PostgresDatabase database) {
		return database.query("SELECT relnamespace::regnamespace || '.' || relname FROM pg_class WHERE relkind = 'r' "
				+ "AND relname IN ('b', 'c') ORDER BY relname");
	}

}
