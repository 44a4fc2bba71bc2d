package dev.limbeck.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.migrate.MigrationCommand.Resume;
import dev.limbeck.migrate.MigrationCommand.Stamp;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Symbol;
import dev.limbeck.step.Decision.Mode;
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
 * What a ledger says is run by the role that migrates, and its tables are written by it:
 * so nobody who writes it, or makes it beforehand, may become that role.
 */
@ExtendWith(PostgresExtension.class)
class LedgerAttackTests {

	/** Only the role that migrates, or a superuser, can do what this does. */
	static final String TAKING = """
			CREATE FUNCTION traps.taken() RETURNS boolean LANGUAGE plpgsql AS $f$ BEGIN
			  IF current_setting('transaction_read_only') = 'on' THEN
			    RAISE 'taken';
			  ELSIF current_user <> 'APP' THEN
			    INSERT INTO traps.marks VALUES (current_user);
			  END IF;
			  RETURN true;
			END $f$;
			CREATE FUNCTION traps.taken(text) RETURNS text IMMUTABLE LANGUAGE plpgsql
			  AS $f$ BEGIN PERFORM traps.taken(); RETURN $1; END $f$;
			CREATE FUNCTION traps.trap() RETURNS trigger LANGUAGE plpgsql
			  AS $f$ BEGIN PERFORM traps.taken(); RETURN NEW; END $f$;
			CREATE TABLE traps.marks (who text);
			GRANT ALL ON traps.marks TO PUBLIC; GRANT USAGE ON SCHEMA traps TO PUBLIC;
			""";

	static final String REVERTING = "INSERT INTO limbeck_revision (revision, parents, depends_on, labels, "
			+ "replaces, description, checksum, state, origin, downgrade_sql) VALUES ('x', '{}', '{}', '{}', '{}', '', "
			+ "'1:x', 'reverting', 'upgrade', 'SELECT traps.taken();')";

	/** All that looks at a ledger, and then all that changes it. */
	static final List<Consumer<Migrator>> COMMANDS = List.of(Migrator::observe, Migrator::inspect,
			(migrator) -> migrator.status(1), (migrator) -> migrator.log(1), Migrator::verify,
			(migrator) -> migrator.compare(List.of("a")),
			(migrator) -> migrator.plan(MigrationCommand.Upgrade.TO_HEADS), Migrator::upgrade,
			(migrator) -> migrator.tryUpgrade(List.of(Symbol.parse("heads"))),
			(migrator) -> migrator.run(new Stamp(List.of(Symbol.parse("a")), false), PlanReview.ACCEPT),
			(migrator) -> migrator.run(new Resume(Mode.GO_ON), PlanReview.ACCEPT),
			(migrator) -> migrator.run(new Downgrade(Symbol.parse("base")), PlanReview.ACCEPT),
			(migrator) -> migrator.rechecksum(List.of(Symbol.parse("a"))),
			(migrator) -> migrator.repairLedger(migrator.examineLedger()));

	@TempDir
	private Path folder;

	@TempDir
	private Path strange;

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
		this.app.execute(TAKING.replace("APP", this.app.name()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT, INSERT, UPDATE, DELETE", "ALL" })
	void whatIsGrantedBeforehandDoesNotHoldForTheLedger(String privileges) {
		this.database.execute("ALTER DEFAULT PRIVILEGES FOR ROLE " + this.owner.name() + " IN SCHEMA public GRANT "
				+ privileges + " ON TABLES TO " + this.app.name() + "; ALTER DEFAULT PRIVILEGES FOR ROLE "
				+ this.owner.name() + " GRANT ALL ON SEQUENCES TO PUBLIC");
		migrator().upgrade();
		attack(REVERTING);
		attack("UPDATE limbeck_revision SET state = 'reverting', downgrade_sql = 'SELECT traps.taken()' WHERE revision = 'b'");
		attack("CREATE TRIGGER t BEFORE INSERT ON limbeck_log FOR EACH STATEMENT EXECUTE FUNCTION traps.trap()");
		this.files.addTables("c: b");
		attempt(migrator(), (migrator) -> migrator.run(new Resume(Mode.GO_ON), PlanReview.ACCEPT));
		assertThat(migrator().upgrade().position().current()).containsExactly("c");
		assertNothingWasTaken();
	}

	@Test
	void whoMayReadByDefaultReadsAllButTheSql() {
		this.database.execute("ALTER DEFAULT PRIVILEGES FOR ROLE " + this.owner.name() + " GRANT SELECT ON TABLES TO "
				+ this.app.name());
		migrator().upgrade();
		assertThat(this.files.builder(this.app.url()).build().verify().position().current()).containsExactly("b");
		assertThat(catchThrowable(() -> this.app.execute("SELECT upgrade_sql FROM limbeck_revision")))
			.hasMessageContaining("permission denied");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					INSERT ON limbeck_revision TO APP | table limbeck_revision is altered: INSERT is granted to "APP" | REVOKE INSERT ON "public".limbeck_revision FROM "APP" CASCADE;
					UPDATE (downgrade_sql), SELECT ON limbeck_revision TO PUBLIC | table limbeck_revision is altered: UPDATE is granted to PUBLIC | REVOKE UPDATE ON "public".limbeck_revision FROM PUBLIC CASCADE;
					DELETE, TRUNCATE ON limbeck_log TO APP | table limbeck_log is altered: DELETE, TRUNCATE is granted to "APP" | REVOKE DELETE, TRUNCATE ON "public".limbeck_log FROM "APP" CASCADE;
					INSERT ON limbeck_script TO APP WITH GRANT OPTION | table limbeck_script is altered: INSERT is granted to "APP" | REVOKE INSERT ON "public".limbeck_script FROM "APP" CASCADE;
					UPDATE ON SEQUENCE limbeck_log_id_seq TO APP | table limbeck_log is altered: UPDATE is granted to "APP" on its sequence | REVOKE UPDATE ON SEQUENCE public.limbeck_log_id_seq FROM "APP" CASCADE;
					""")
	void aLedgerThatOthersMayWriteIsRefusedWithTheRevoke(String grant, String problem, String revoke) {
		migrator().upgrade();
		this.owner.execute("GRANT " + named(grant));
		LimbeckException failure = failure(Migrator::upgrade);
		assertThat(failure.code()).isEqualTo("open-ledger");
		assertThat(failure.description())
			.startsWith("The ledger in schema public is open to others: " + named(problem) + ". What it says");
		assertThat(failure.action()).endsWith(": " + named(revoke));
		this.owner.execute(named(revoke));
		assertThat(migrator().upgrade().steps()).isEmpty();
	}

	@Test
	void whatWasWrittenWhileItWasOpenIsNotRun() {
		migrator().upgrade();
		this.owner.execute("GRANT ALL ON limbeck_revision, limbeck_log TO " + this.app.name());
		attack(REVERTING);
		attack("CREATE TRIGGER \"a b\" BEFORE INSERT ON limbeck_log FOR EACH STATEMENT EXECUTE FUNCTION traps.trap()");
		COMMANDS.subList(0, COMMANDS.size() - 1).forEach((command) -> attempt(migrator(), command));
		this.owner.execute("REVOKE ALL ON limbeck_revision, limbeck_log FROM " + this.app.name());
		assertThat(failure(Migrator::upgrade).action()).endsWith(": DROP TRIGGER \"a b\" ON \"public\".limbeck_log;");
		migrator().repairLedger(migrator().examineLedger());
		assertNothingWasTaken();
		assertThat(migrator().examineLedger().damages()).isEmpty();
	}

	@Test
	void whoMayGiveARoleAwayDoesNotTrustIt() {
		this.database.execute("ALTER ROLE " + this.owner.name() + " CREATEROLE");
		String given = "given_" + this.database.name();
		this.owner.execute("CREATE ROLE " + given);
		migrator().upgrade();
		this.owner.execute("GRANT INSERT ON limbeck_revision TO " + given);
		assertThat(failure(Migrator::upgrade).code()).isEqualTo("open-ledger");
	}

	@Test
	void aMemberOfTheOwnerMayMigrate() {
		migrator().upgrade();
		ForeignRole member = ForeignRole.create(this.database, "member");
		this.database.execute("GRANT " + this.owner.name() + " TO " + member.name());
		this.files.add("c: b", "SELECT 1;");
		assertThat(this.files.builder(member.url()).build().upgrade().steps()).hasSize(1);
		assertThat(migrator().upgrade().steps()).isEmpty();
	}

	static Stream<String> traps() {
		return Stream.of("", "CREATE TRIGGER t BEFORE INSERT ON limbeck_revision EXECUTE FUNCTION traps.trap()",
				"CREATE TRIGGER t BEFORE INSERT ON limbeck_log EXECUTE FUNCTION traps.trap()",
				"ALTER TABLE limbeck_revision RENAME TO r; CREATE VIEW limbeck_revision AS SELECT * FROM r WHERE traps.taken(); "
						+ "COMMENT ON VIEW limbeck_revision IS 'limbeck ledger 1'",
				"ALTER TABLE limbeck_log RENAME TO l; CREATE VIEW limbeck_log AS SELECT * FROM l WHERE traps.taken()",
				"ALTER TABLE limbeck_revision RENAME TO r; CREATE VIEW limbeck_revision AS SELECT *, 'r' AS \"kind|r||||\" "
						+ "FROM r WHERE traps.taken(); COMMENT ON VIEW limbeck_revision IS 'limbeck ledger 1'",
				"ALTER TABLE limbeck_revision ALTER applied_by SET DEFAULT traps.taken('x')",
				"ALTER TABLE limbeck_revision ADD CHECK (traps.taken())",
				"ALTER TABLE limbeck_revision ADD made text GENERATED ALWAYS AS (traps.taken(revision)) STORED",
				"ALTER TABLE limbeck_revision ENABLE ROW LEVEL SECURITY; "
						+ "CREATE POLICY p ON limbeck_revision USING (traps.taken())",
				"CREATE RULE r AS ON INSERT TO limbeck_revision DO ALSO SELECT traps.taken()",
				"CREATE INDEX i ON limbeck_revision (traps.taken(revision)) WHERE traps.taken('x') = 'x'",
				"CREATE TABLE traps.kid () INHERITS (limbeck_revision)",
				"CREATE DOMAIN traps.d AS text CHECK (traps.taken(VALUE) = VALUE); "
						+ "ALTER TABLE limbeck_revision ALTER host TYPE traps.d");
	}

	@ParameterizedTest
	@MethodSource("traps")
	void aLedgerThatSomebodyElseHasMadeIsNotRun(String trap) {
		makeForeign(trap);
		COMMANDS.forEach((command) -> attempt(this.files.builder(this.database).build(), command));
		assertNothingWasTaken();
		assertThat(this.database.query("SELECT relname FROM pg_class WHERE relname IN ('a', 'b')")).isEmpty();
		LimbeckException failure = catchThrowableOfType(LimbeckException.class,
				() -> this.files.upgrade(this.database));
		assertThat(failure.code()).isEqualTo("foreign-ledger");
	}

	@Test
	void whatIsForeignIsNamed() {
		makeForeign("");
		LimbeckException failure = catchThrowableOfType(LimbeckException.class,
				() -> this.files.upgrade(this.database));
		assertThat(failure.description()).startsWith("The ledger in schema public is not to be trusted: table "
				+ "limbeck_log is altered: it belongs to role \"" + this.app.name() + "\"; ");
		assertThat(this.files.builder(this.database).build().examineLedger().unmendable()).hasSize(3);
	}

	@Test
	void whoOwnsTheSchemaCouldReplaceWhatIsInIt() {
		this.app.execute("GRANT ALL ON SCHEMA traps TO " + this.owner.name());
		Migrator migrator = this.files.builder(this.owner.url()).ledgerSchema("traps").build();
		LimbeckException failure = catchThrowableOfType(LimbeckException.class, migrator::upgrade);
		assertThat(failure.code()).isEqualTo("foreign-ledger");
		assertThat(failure.description()).contains("its schema belongs to role \"" + this.app.name() + "\"");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aScriptDoesNotTrustIt(boolean view) {
		String script = new OfflineMigration(this.files.scripts(), "public", null)
			.sql(new OfflineMigration(this.files.scripts(), "public", null).plan(MigrationCommand.Upgrade.TO_HEADS,
					List.of(Symbol.Keyword.BASE)));
		makeForeign(traps().skip(view ? 3 : 1).findFirst().orElseThrow());
		assertThat(catchThrowable(() -> this.database.execute(script)).getMessage())
			.contains("the ledger is not to be trusted");
		assertNothingWasTaken();
	}

	private void makeForeign(String trap) {
		this.database.execute("GRANT CREATE ON SCHEMA public TO PUBLIC");
		new RevisionFiles(this.strange).addTables("z").builder(this.app.url()).build().upgrade();
		this.app
			.execute("TRUNCATE limbeck_revision, limbeck_log; GRANT ALL ON limbeck_revision, limbeck_log TO PUBLIC; "
					+ trap);
	}

	private void assertNothingWasTaken() {
		assertThat(this.database.query("SELECT who FROM traps.marks")).isEmpty();
	}

	private String named(String text) {
		return text.replace("APP", this.app.name());
	}

	// What is refused did no harm.
	private void attack(String sql) {
		catchThrowable(() -> this.app.execute(sql));
	}

	private static void attempt(Migrator migrator, Consumer<Migrator> command) {
		assertThat(String.valueOf(catchThrowable(() -> command.accept(migrator)))).doesNotContain("taken");
	}

	private LimbeckException failure(Consumer<Migrator> command) {
		return catchThrowableOfType(LimbeckException.class, () -> command.accept(migrator()));
	}

	private Migrator migrator() {
		return this.files.builder(this.owner.url()).build();
	}

}
