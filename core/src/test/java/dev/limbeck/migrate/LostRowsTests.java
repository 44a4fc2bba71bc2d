package dev.limbeck.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.migrate.MigrationCommand.Stamp;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Symbol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What the log of a ledger tells is compared with its rows: a ledger that has lost some
 * is not taken for one of a database where less was done.
 */
@ExtendWith(PostgresExtension.class)
class LostRowsTests {

	@TempDir
	private Path folder;

	private RevisionFiles files;

	private PostgresDatabase database;

	@BeforeEach
	void prepare(PostgresDatabase one) {
		this.database = one;
		this.files = new RevisionFiles(this.folder).addReversibleTables("a", "b: a");
		this.files.upgrade(one);
	}

	static Stream<Consumer<Migrator>> commands() {
		return Stream.of(Migrator::upgrade, Migrator::verify, Migrator::await, Migrator::observe, Migrator::inspect,
				Migrator::rows, (migrator) -> migrator.status(0), (migrator) -> migrator.status(1),
				(migrator) -> migrator.compare(List.of("a")), (migrator) -> migrator.plan(Upgrade.TO_HEADS),
				(migrator) -> migrator.rechecksum(List.of(Symbol.parse("a"))),
				(migrator) -> migrator.tryUpgrade(List.of(Symbol.parse("heads"))),
				(migrator) -> migrator.run(new Downgrade(Symbol.parse("base")), PlanReview.ACCEPT));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					TRUNCATE limbeck_revision | revisions a, b are
					DELETE FROM limbeck_revision WHERE revision = 'b' | revision b is
					DELETE FROM limbeck_revision WHERE revision = 'a' | revision a is
					UPDATE limbeck_revision SET revision = 'x' WHERE revision = 'b' | revision b is
					TRUNCATE limbeck_revision; DELETE FROM limbeck_log WHERE revision = 'a' | revision b is
					TRUNCATE limbeck_revision; INSERT INTO limbeck_log (event, revision) VALUES ('failure', 'b') | revisions a, b are
					""")
	void areToldByEveryCommand(String damage, String lost) {
		this.database.execute(damage);
		assertThat(commands().map((command) -> failure(() -> command.accept(migrator()))))
			.allSatisfy((failure) -> assertThat(failure.description())
				.isEqualTo("The ledger in schema public has lost rows: as limbeck_log tells " + lost
						+ " applied, and limbeck_revision does not say so."));
		assertThat(migrator().log(1)).hasSize(1);
	}

	@Test
	void whatIsToBeDoneIsSaid() {
		this.database.execute("TRUNCATE limbeck_revision");
		LimbeckException failure = failure(() -> migrator().upgrade());
		assertThat(failure.code()).isEqualTo("lost-rows");
		assertThat(failure.action()).isEqualTo("Restore the rows from a backup. Or look what is true, and say it with "
				+ "\"limbeck stamp\": \"limbeck ledger\" tells what the log knows, and what to stamp if it is right.");
	}

	@Test
	void areToldInTheSameOrderHoweverTheyCameToBe() {
		this.database.execute("DELETE FROM limbeck_revision; INSERT INTO limbeck_log (event, revision) "
				+ "VALUES ('upgrade', 'd'), ('upgrade', 'c'), ('upgrade', 'a')");
		assertThat(failure(() -> migrator().upgrade()).description())
			.contains("tells revisions a, b, c, d are applied");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			b | false | a, b
			a | false | a
			base | false | ''
			b | true | a, b
			a | true | a
			""")
	void aStampSaysWhatIsTrue(String target, boolean purge, String applied) {
		this.database.execute("TRUNCATE limbeck_revision");
		stamp(target, purge);
		assertThat(String.join(", ", this.database.query("SELECT revision FROM limbeck_revision ORDER BY 1")))
			.isEqualTo(applied);
		assertThat(migrator().examineLedger().isSound()).isTrue();
		assertThatCode(() -> migrator().observe()).doesNotThrowAnyException();
	}

	@Test
	void aStampAlsoSettlesWhatHasNoFileAnyMore() {
		this.database.execute("DELETE FROM limbeck_revision WHERE revision = 'b'");
		this.files.delete("b");
		assertThat(plan("a")).containsExactly("remove b");
		stamp("a", false);
		assertThat(migrator().upgrade().position().current()).containsExactly("a");
	}

	@Test
	void areRememberedUntilTheyAreStampedAfterTheirTableWasMadeAnew() {
		this.database.execute("DROP TABLE limbeck_revision");
		migrator().repairLedger(migrator().examineLedger());
		assertThat(failure(() -> migrator().upgrade()).code()).isEqualTo("lost-rows");
		assertThat(migrator().examineLedger().remembered()).containsExactly("a", "b");
		stamp("b", false);
		assertThat(migrator().upgrade().steps()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT", "TRUNCATE limbeck_log", "DELETE FROM limbeck_log WHERE revision = 'a'",
			"UPDATE limbeck_revision SET state = 'running', progress = '{}' WHERE revision = 'b'",
			"UPDATE limbeck_revision SET state = 'reverting', progress = '{}' WHERE revision = 'b'",
			"UPDATE limbeck_revision SET revision = 's', replaces = '{b,a}' WHERE revision = 'b'; "
					+ "DELETE FROM limbeck_revision WHERE revision = 'a'",
			"INSERT INTO limbeck_log (event, revision) VALUES ('failure', 'c'), ('resume', 'c'), ('rechecksum', 'c'), "
					+ "('upgrade', NULL), ('something-later', 'c'), ('stamp', 'c')" })
	void nothingIsLostWhere(String change) {
		this.database.execute(change);
		assertThat(migrator().examineLedger().remembered()).isEmpty();
		assertThatCode(() -> migrator().status(1)).doesNotThrowAnyException();
	}

	@Test
	void whatIsTakenBackOrStampedAwayIsNotLost() {
		migrator().run(new Downgrade(Symbol.parse("a")), PlanReview.ACCEPT);
		assertThat(migrator().observe().position().current()).containsExactly("a");
		stamp("base", false);
		stamp("b", true);
		stamp("a", true);
		assertThat(migrator().observe().position().current()).containsExactly("a");
		assertThat(migrator().upgrade().steps()).hasSize(1);
	}

	@Test
	void whoMayNotReadTheLogComparesNothing() {
		Migrator reader = reader("GRANT SELECT ON limbeck_revision TO %s");
		this.database.execute("TRUNCATE limbeck_revision");
		assertThat(reader.status(0).position().current()).isEmpty();
		assertThat(reader.observe().position().current()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ALTER TABLE limbeck_revision ENABLE ROW LEVEL SECURITY | limbeck_revision
			ALTER TABLE limbeck_log ENABLE ROW LEVEL SECURITY | limbeck_log
			ALTER TABLE limbeck_log ENABLE ROW LEVEL SECURITY; \
			CREATE POLICY p ON limbeck_log USING (revision = 'a') | limbeck_log
			ALTER TABLE limbeck_log ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON limbeck_log USING (true); \
			CREATE POLICY q ON limbeck_log AS RESTRICTIVE USING (revision = 'a') | limbeck_log
			""")
	void rowsThatTheServerMayHideAreADamage(String security, String table) {
		Migrator reader = reader("GRANT SELECT ON limbeck_revision, limbeck_log TO %s");
		this.database.execute(security);
		assertThat(failure(reader::observe).description()).isEqualTo("The ledger in schema public is damaged: table "
				+ table + " is altered: row-level security may hide rows from this role.");
		assertThat(failure(() -> reader.repairLedger(reader.examineLedger())).code()).isEqualTo("not-repaired");
		reader.examineLedger().statements().forEach(this.database::execute);
		assertThat(reader.observe().position().current()).containsExactly("b");
	}

	@Test
	void rowSecurityThatShowsAllRowsIsNone() {
		Migrator reader = reader("GRANT SELECT ON limbeck_revision, limbeck_log TO %s");
		this.database.execute("ALTER TABLE limbeck_log ENABLE ROW LEVEL SECURITY; "
				+ "CREATE POLICY p ON limbeck_log USING (true); CREATE POLICY q ON limbeck_log USING (revision = 'a')");
		assertThat(reader.observe().position().current()).containsExactly("b");
		assertThat(migrator().upgrade().position().current()).containsExactly("b");
	}

	private Migrator reader(String grant) {
		String role = "reader_" + this.database.name();
		this.database.execute("CREATE ROLE " + role + " LOGIN; " + grant.formatted(role));
		return this.files.builder(this.database.url(role, "")).build();
	}

	private void stamp(String target, boolean purge) {
		migrator().run(new Stamp(List.of(Symbol.parse(target)), purge), PlanReview.ACCEPT);
	}

	private List<String> plan(String target) {
		return migrator().plan(new Stamp(List.of(Symbol.parse(target)), false))
			.plan()
			.steps()
			.stream()
			.map((step) -> step.direction().code() + " " + step.revision())
			.toList();
	}

	private Migrator migrator() {
		return this.files.builder(this.database).build();
	}

	private static LimbeckException failure(Runnable command) {
		return catchThrowableOfType(LimbeckException.class, command::run);
	}

}
