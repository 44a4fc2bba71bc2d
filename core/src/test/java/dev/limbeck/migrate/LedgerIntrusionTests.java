package dev.limbeck.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import dev.limbeck.LimbeckException;
import dev.limbeck.migrate.MigrationCommand.Resume;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.step.Decision.Mode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Ways into a ledger that go around its grants: what stays behind when a grant has been
 * taken back, what somebody may by a group, and what is swapped while it is looked at.
 */
@ExtendWith(PostgresExtension.class)
class LedgerIntrusionTests {

	@TempDir
	private Path folder;

	private RevisionFiles files;

	private PostgresDatabase database;

	private ForeignRole app;

	private ForeignRole owner;

	@BeforeEach
	void prepare(PostgresDatabase database) {
		this.database = database;
		this.files = new RevisionFiles(this.folder).addTables("a", "b: a");
		this.app = ForeignRole.create(database, "app");
		this.owner = ForeignRole.create(database, "owner");
		database.execute("GRANT CREATE ON SCHEMA public TO " + this.owner.name()
				+ "; CREATE SCHEMA traps AUTHORIZATION " + this.app.name());
		this.app.execute(LedgerAttackTests.TAKING.replace("APP", this.app.name()));
	}

	@AfterEach
	void nothingWasTaken() {
		assertThat(this.database.query("SELECT who FROM traps.marks")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					it has trigger "t" | DROP TRIGGER "t" ON "public".limbeck_revision; | CREATE TRIGGER t BEFORE UPDATE ON limbeck_revision \
					FOR EACH ROW WHEN (traps.taken()) EXECUTE FUNCTION suppress_redundant_updates_trigger()
					a foreign key of somebody else's table refers to it | ALTER TABLE traps.kid DROP CONSTRAINT kid_revision_fkey; | CREATE TABLE traps.kid \
					(revision text REFERENCES limbeck_revision ON DELETE CASCADE); INSERT INTO traps.kid VALUES ('b'); CREATE CONSTRAINT TRIGGER \
					t AFTER DELETE ON traps.kid DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION traps.trap()
					""")
	void whatStaysBehindARevokedGrantIsRefused(String problem, String repair, String attack) {
		migrator().upgrade();
		this.owner.execute("GRANT ALL ON limbeck_revision TO " + this.app.name());
		this.app.execute(attack);
		this.owner.execute("REVOKE ALL ON limbeck_revision FROM " + this.app.name());
		this.files.addTables("c: b");
		LimbeckException failure = failure(Migrator::upgrade);
		assertThat(failure.code()).isEqualTo("open-ledger");
		assertThat(failure.description()).contains(problem);
		assertThat(failure.action()).endsWith(": " + repair);
	}

	@ParameterizedTest
	@ValueSource(strings = { "",
			"; GRANT SELECT (revision, parents, depends_on, labels, replaces, description, checksum, "
					+ "state, progress, origin, applied_at, duration_ms, applied_by, application, host) ON limbeck_revision TO APP; "
					+ "GRANT SELECT ON limbeck_log TO APP" })
	void whoServesFindsNothingWrong(String afterwards) {
		this.owner.execute(afterwards.isEmpty()
				? "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO " + this.app.name() : "SELECT 1");
		migrator().upgrade();
		this.owner.execute("SELECT 1" + afterwards.replace("APP", this.app.name()));
		assertThat(migrator(this.app).upgrade().steps()).isEmpty();
		assertThat(migrator(this.app).examineLedger().damages()).isEmpty();
	}

	@Test
	void whatAGroupMayOthersMayWhoAreInIt() {
		String group = group();
		migrator().upgrade();
		this.owner.execute("GRANT INSERT ON limbeck_revision TO " + group);
		this.app.execute(LedgerAttackTests.REVERTING);
		LimbeckException failure = failure((migrator) -> migrator.run(new Resume(Mode.GO_ON), PlanReview.ACCEPT));
		assertThat(failure.code()).isEqualTo("open-ledger");
		assertThat(failure.description()).contains("INSERT is granted to \"" + group + "\"");
	}

	@Test
	void aRoleOfTheServerOwnsNoLedger() {
		this.database.execute("GRANT pg_monitor TO " + this.app.name() + ", " + this.owner.name()
				+ "; GRANT CREATE ON SCHEMA public TO PUBLIC; GRANT USAGE ON SCHEMA traps TO PUBLIC");
		migrator(this.app).upgrade();
		for (String table : List.of("revision", "log", "script")) {
			this.app.execute("ALTER TABLE limbeck_" + table + " OWNER TO pg_monitor");
		}
		this.files.addTables("c: b");
		assertThat(failure(Migrator::upgrade).code()).isEqualTo("foreign-ledger");
	}

	@Test
	void whatWhoMayWriteEveryTableCouldHaveWrittenIsNotRun() {
		migrator().upgrade();
		String group = group();
		this.database
			.execute("REVOKE " + group + " FROM " + this.owner.name() + "; GRANT pg_write_all_data TO " + group);
		this.app.execute(LedgerAttackTests.REVERTING);
		LimbeckException failure = failure((migrator) -> migrator.run(new Resume(Mode.GO_ON), PlanReview.ACCEPT));
		assertThat(failure.code()).isEqualTo("open-ledger");
		assertThat(failure.description()).contains("members of pg_write_all_data: \"" + this.app.name() + "\"");
		assertThat(failure.action()).endsWith("REVOKE pg_write_all_data FROM \"" + group + "\";");
	}

	@Test
	void aGrantThatAnotherRoleHasHandedOnEnds() {
		String other = ForeignRole.create(this.database, "other").name();
		migrator().upgrade();
		this.owner.execute("GRANT INSERT ON limbeck_log TO " + other + " WITH GRANT OPTION");
		new ForeignRole(this.database, other).execute("GRANT INSERT ON limbeck_log TO " + this.app.name());
		migrator().repairLedger(migrator().examineLedger());
		assertThat(migrator().examineLedger().damages()).isEmpty();
	}

	@Test
	void aGrantThatATrustedRoleHasHandedOnEnds() {
		String keeper = this.owner.name();
		this.files.upgrade(this.database);
		this.database
			.execute("GRANT ALL ON limbeck_revision, limbeck_log, limbeck_script TO " + keeper + " WITH GRANT OPTION");
		this.owner.execute("GRANT INSERT ON limbeck_log TO " + this.app.name());
		LimbeckException failure = failure(Migrator::upgrade);
		assertThat(failure.code()).isEqualTo("open-ledger");
		this.database.execute(failure.action().substring(failure.action().indexOf(": ") + 2));
		assertThat(catchThrowable(() -> this.app.execute("INSERT INTO limbeck_log (event) VALUES ('x')")))
			.hasMessageContaining("permission denied");
	}

	static List<Consumer<Migrator>> looks() {
		return List.of(Migrator::verify, (migrator) -> migrator.status(1), Migrator::upgrade);
	}

	@ParameterizedTest
	@MethodSource("looks")
	void whatIsSwappedWhileItIsLookedAtIsNotRun(Consumer<Migrator> look) {
		prepareLedger();
		this.app.execute(
				"CREATE VIEW v AS SELECT * FROM limbeck_revision WHERE traps.taken(); GRANT SELECT ON v TO PUBLIC; "
						+ "COMMENT ON VIEW v IS 'limbeck ledger 1'");
		swapped(look, "ALTER TABLE limbeck_revision RENAME TO r; ALTER VIEW v RENAME TO limbeck_revision");
	}

	@ParameterizedTest
	@MethodSource("looks")
	void aPolicyThatIsMadeWhileItIsLookedAtIsNotRun(Consumer<Migrator> look) {
		prepareLedger();
		swapped(look, "ALTER TABLE limbeck_revision ENABLE ROW LEVEL SECURITY; "
				+ "CREATE POLICY p ON limbeck_revision USING (traps.taken())");
	}

	@ParameterizedTest
	@MethodSource("looks")
	void aSuperuserDoesNotLookAtALedgerOfSomebodyElse(Consumer<Migrator> look) {
		prepareLedger();
		LimbeckException failure = catchThrowableOfType(LimbeckException.class,
				() -> look.accept(this.files.builder(this.database).build()));
		assertThat(failure.code()).isEqualTo("foreign-ledger");
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; "
					+ "CREATE FOREIGN TABLE %1$s () SERVER s",
			"CREATE TABLE %1$s (revision text) PARTITION BY LIST (revision)",
			"CREATE TABLE whole (LIKE kept) PARTITION BY LIST (revision); "
					+ "CREATE TABLE %1$s PARTITION OF whole DEFAULT",
			"CREATE TABLE %1$s (LIKE kept); CREATE TABLE kid () INHERITS (%1$s)",
			"CREATE MATERIALIZED VIEW %1$s AS SELECT * FROM kept", "CREATE SEQUENCE %1$s",
			"CREATE TYPE %1$s AS (a text)", "CREATE INDEX %1$s ON kept (revision)" })
	void whatIsNoOrdinaryTableIsNoLedger(String inItsPlace) {
		migrator().upgrade();
		this.database.execute("ALTER TABLE limbeck_revision RENAME TO kept; " + inItsPlace.formatted("limbeck_revision")
				+ "; GRANT SELECT ON kept TO PUBLIC");
		this.files.addTables("c: b");
		for (Consumer<Migrator> command : LedgerAttackTests.COMMANDS.subList(0, 8)) {
			assertThat(failure(command).code()).isEqualTo("foreign-ledger");
		}
	}

	// The table is locked, so that its owner sees when it was found sound and is read.
	private void swapped(Consumer<Migrator> look, String swap) {
		try (LockedLedger locked = LockedLedger.of(this.app)) {
			CompletableFuture<Throwable> looked = CompletableFuture
				.supplyAsync(() -> catchThrowable(() -> look.accept(migrator())));
			Awaitility.await().until(() -> looked.isDone() || locked.isAwaited());
			assertThat(looked).isNotDone();
			locked.commit(swap);
			assertThat(String.valueOf(looked.join())).doesNotContain("taken");
		}
	}

	private void prepareLedger() {
		this.database.execute("GRANT CREATE ON SCHEMA public TO PUBLIC");
		migrator(this.app).upgrade();
		this.app.execute("GRANT SELECT ON limbeck_revision, limbeck_log, limbeck_script TO PUBLIC");
	}

	private String group() {
		String group = "group_" + this.database.name();
		this.database
			.execute("CREATE ROLE " + group + "; GRANT " + group + " TO " + this.app.name() + ", " + this.owner.name());
		return group;
	}

	private LimbeckException failure(Consumer<Migrator> command) {
		return catchThrowableOfType(LimbeckException.class, () -> command.accept(migrator()));
	}

	private Migrator migrator() {
		return migrator(this.owner);
	}

	private Migrator migrator(ForeignRole role) {
		return this.files.builder(role.url()).build();
	}

}
