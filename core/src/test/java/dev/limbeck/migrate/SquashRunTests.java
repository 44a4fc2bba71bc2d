package dev.limbeck.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import ch.qos.logback.classic.Level;
import dev.limbeck.LimbeckException;
import dev.limbeck.log.CapturedLog;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Position.Relation;
import dev.limbeck.revision.Symbol;
import dev.limbeck.step.AppliedStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for databases that meet a squash, and for releases before and after it.
 */
@ExtendWith(PostgresExtension.class)
class SquashRunTests {

	private static final String ROWS = "SELECT revision FROM limbeck_revision ORDER BY revision";

	@RegisterExtension
	private final CapturedLog log = new CapturedLog("dev.limbeck.step.runner", Level.INFO);

	@TempDir
	private Path before;

	@TempDir
	private Path after;

	@TempDir
	private Path alone;

	/** A release without the squash. */
	private RevisionFiles old;

	/** One with the squash, and the old files. */
	private RevisionFiles both;

	/** One with the squash, and without the old files. */
	private RevisionFiles squashed;

	@BeforeEach
	void prepare() {
		this.old = new RevisionFiles(this.before).addReversibleTables("x", "a: x", "b: a", "c: b");
		this.both = new RevisionFiles(this.after).addReversibleTables("x", "a: x", "b: a", "c: b", "d: c");
		this.squashed = new RevisionFiles(this.alone).addReversibleTables("x", "d: c");
		List.of(this.both, this.squashed).forEach((files) -> files.write("s.sql", """
				-- All at once
				-- @revision s
				-- @revises x
				-- @replaces a b c
				-- @upgrade
				CREATE TABLE a (id int);
				CREATE TABLE b (id int);
				CREATE TABLE c (id int);
				-- @downgrade
				DROP TABLE c;
				DROP TABLE b;
				DROP TABLE a;
				"""));
	}

	@Test
	void takingOverRunsNoCallbacks(PostgresDatabase database) throws IOException {
		this.old.upgrade(database);
		Path folder = Files.createDirectory(this.after.resolve("callback"));
		Files.writeString(folder.resolve("before-downgrade.sql"), "SELECT nowhere;\n");
		Files.writeString(folder.resolve("before-revision.sql"), "CREATE TABLE revision_seen ();\n");
		this.both.upgrade(database);
		assertThat(database.query("SELECT revision FROM limbeck_revision WHERE revision = 's'")).containsExactly("s");
	}

	@Test
	void anEmptyDatabaseRunsIt(PostgresDatabase database) {
		assertThat(this.both.upgrade(database).summary()).startsWith("Migrations applied: 3 in").endsWith("now at d");
		assertThat(database.query(ROWS)).containsExactly("d", "s", "x");
		assertThat(this.squashed.upgrade(database).summary()).isEqualTo("Up to date at d");
	}

	@Test
	void aDatabaseAtTheOldHeadTakesItOver(PostgresDatabase database) {
		this.old.upgrade(database);
		MigrationReport report = this.squashed.upgrade(database);
		assertThat(report.steps()).extracting(AppliedStep::revision).containsExactly("s", "d");
		assertThat(database.query(ROWS)).containsExactly("d", "s", "x");
		assertThat(database.query("SELECT concat(replaces, ' ', origin) FROM limbeck_revision WHERE revision = 's'"))
			.containsExactly("{a,b,c} stamp");
		assertThat(this.squashed.upgrade(database).steps()).isEmpty();
		assertThat(database
			.query("SELECT concat(revision, ' ', detail ->> 'direction') FROM limbeck_log WHERE event = 'stamp'"))
			.containsExactly("a remove", "b remove", "c remove", "s add");
	}

	@Test
	void alreadyVerifiedBeforeAnythingIsWritten(PostgresDatabase database) {
		this.old.addReversibleTables("d: c").upgrade(database);
		assertThat(this.squashed.builder(database).build().verify().summary()).isEqualTo("Up to date at d");
	}

	@Test
	void aDatabaseInBetweenFinishesWithTheOldFiles(PostgresDatabase database) {
		this.old.builder(database).target(List.of(Symbol.parse("a"))).build().upgrade();
		assertThat(this.both.upgrade(database).steps()).extracting(AppliedStep::revision)
			.containsExactly("b", "c", "s", "d");
		assertThat(database.query(ROWS)).containsExactly("d", "s", "x");
	}

	@Test
	void inBetweenATargetMayBeOneThatIsReplaced(PostgresDatabase database) {
		this.old.builder(database).target(List.of(Symbol.parse("a"))).build().upgrade();
		this.both.addReversibleTables("y: b");
		assertThat(this.both.builder(database).target(List.of(Symbol.parse("b"))).build().upgrade().summary())
			.endsWith("now at b");
		assertThat(this.both.builder(database).target(List.of(Symbol.parse("y"))).build().upgrade().steps())
			.extracting(AppliedStep::revision)
			.containsExactly("y");
	}

	@Test
	void inBetweenATargetMayBuildOnOneThatIsReplaced(PostgresDatabase database) {
		this.old.builder(database).target(List.of(Symbol.parse("a"))).build().upgrade();
		this.both.addReversibleTables("y: b");
		assertThat(this.both.builder(database).target(List.of(Symbol.parse("y"))).build().upgrade().steps())
			.extracting(AppliedStep::revision)
			.containsExactly("b", "y");
	}

	@Test
	void withoutThemItIsToldWhatToDoFirst(PostgresDatabase database) {
		this.old.builder(database).target(List.of(Symbol.parse("b"))).build().upgrade();
		LimbeckException failure = catchThrowableOfType(LimbeckException.class, () -> this.squashed.upgrade(database));
		assertThat(failure.code()).isEqualTo("squash-unfinished");
		assertThat(database.query(ROWS)).containsExactly("a", "b", "x");
		this.old.upgrade(database);
		assertThat(this.squashed.upgrade(database).summary()).endsWith("now at d");
	}

	@Test
	void anOldReleaseStartsAndGoesDownOverIt(PostgresDatabase database) {
		this.old.upgrade(database);
		this.squashed.upgrade(database);
		this.squashed.builder(database).build().run(new Downgrade(Symbol.parse("s"), false), PlanReview.ACCEPT);
		assertThat(this.old.upgrade(database).position().relation()).isEqualTo(Relation.AT_HEAD);
		MigrationReport report = this.old.builder(database)
			.build()
			.run(new Downgrade(Symbol.parse("a"), false), PlanReview.ACCEPT);
		assertThat(report.summary()).startsWith("Migrations undone: 6").endsWith("now at a");
		assertThat(database.query(ROWS)).containsExactly("a", "x");
		assertThat(database.query("SELECT to_regclass('b')")).containsExactly("null");
		assertThat(this.both.upgrade(database).summary()).endsWith("now at d");
	}

	@Test
	void anOldReleaseUndoesWhatCameLater(PostgresDatabase database) {
		this.squashed.upgrade(database);
		assertThat(this.old.upgrade(database).position().relation()).isEqualTo(Relation.AHEAD);
		this.old.builder(database).build().run(new Downgrade(Symbol.parse("b"), false), PlanReview.ACCEPT);
		assertThat(database.query(ROWS)).containsExactly("a", "b", "x");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a b c d", "a b c s d" })
	void aReleaseFromBetweenTwoSquashesGoesDownOverTheLaterOne(String replaced, PostgresDatabase database) {
		this.both.upgrade(database);
		this.both.write("t.sql", "-- Again\n-- @revision t\n-- @revises x\n-- @replaces " + replaced
				+ "\n-- @upgrade\nSELECT 1;\n-- @downgrade\nSELECT 1;\n");
		assertThat(this.both.upgrade(database).steps()).extracting(AppliedStep::revision).containsExactly("t");
		assertThat(database.query(ROWS)).containsExactly("t", "x");
		assertThat(this.squashed.upgrade(database).summary()).isEqualTo("Up to date at d");
		this.squashed.builder(database).build().run(new Downgrade(Symbol.parse("-1"), false), PlanReview.ACCEPT);
		assertThat(database.query(ROWS)).containsExactly("s", "x");
		assertThat(database.query("SELECT to_regclass('d')")).containsExactly("null");
		assertThat(this.both.upgrade(database).summary()).endsWith("now at t");
	}

	@Test
	void databasesThatNeverHadTheFirstOfTwoSquashesTakeTheSecond(PostgresDatabase database) {
		this.old.addReversibleTables("d: c").upgrade(database);
		this.squashed.write("s.sql", "-- Again\n-- @revision t\n-- @revises x\n-- @replaces a b c d\n-- @upgrade\n");
		this.squashed.delete("d");
		assertThat(this.squashed.upgrade(database).summary()).endsWith("now at t");
		assertThat(this.old.upgrade(database).position().relation()).isEqualTo(Relation.AT_HEAD);
	}

	@Test
	void itsOwnDowngradeGoesBelowIt(PostgresDatabase database) {
		this.old.upgrade(database);
		this.squashed.builder(database).build().run(new Downgrade(Symbol.parse("x"), false), PlanReview.ACCEPT);
		assertThat(database.query(ROWS)).containsExactly("x");
		assertThat(database.query("SELECT to_regclass('a')")).containsExactly("null");
		assertThat(this.old.upgrade(database).summary()).endsWith("now at c");
	}

	@Test
	void aScriptForPsqlDoesTheSame(PostgresDatabase database) throws Exception {
		this.old.upgrade(database);
		PlannedChange change = this.squashed.builder(database).build().plan(MigrationCommand.Upgrade.TO_HEADS);
		String script = new OfflineMigration(this.squashed.scripts(), "public", null).sql(change);
		try (var connection = database.connect(); var statement = connection.createStatement()) {
			statement.execute(script);
		}
		assertThat(database.query(ROWS)).containsExactly("d", "s", "x");
	}

	@Test
	void aTrialRunLeavesTheLedgerAlone(PostgresDatabase database) {
		this.old.upgrade(database);
		MigrationReport tried = this.squashed.builder(database)
			.build()
			.tryOut(MigrationCommand.Upgrade.TO_HEADS, PlanReview.ACCEPT);
		assertThat(tried.steps()).extracting(AppliedStep::revision).containsExactly("s", "d");
		assertThat(database.query(ROWS)).containsExactly("a", "b", "c", "x");
	}

	@Test
	void theStatusShowsNothingAsUnknown(PostgresDatabase database) {
		this.old.upgrade(database);
		assertThat(this.squashed.builder(database).build().status(0).revisions())
			.filteredOn((one) -> one.state() != RevisionStatus.State.APPLIED)
			.extracting((one) -> one.revision().id())
			.containsExactly("d");
		this.squashed.upgrade(database);
		assertThat(this.old.builder(database).build().status(0).revisions())
			.filteredOn((one) -> one.state() == RevisionStatus.State.AHEAD)
			.extracting((one) -> one.revision().id())
			.containsExactly("d");
	}

	@Test
	void theLogTellsWhatHappens(PostgresDatabase database) {
		this.old.upgrade(database);
		this.squashed.upgrade(database);
		assertThat(this.log.messages()).contains("Running add s in place of a, b, c, All at once");
	}

}
