package dev.limbeck.migrate;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import ch.qos.logback.classic.Level;
import dev.limbeck.LimbeckException;
import dev.limbeck.ledger.Rechecksum;
import dev.limbeck.ledger.UpgradeComparison;
import dev.limbeck.log.CapturedLog;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Symbol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link Rechecksum}.
 */
@ExtendWith(PostgresExtension.class)
class RechecksumTests {

	@RegisterExtension
	private final CapturedLog log = new CapturedLog(PositionChecks.class, Level.WARN);

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder).addReversibleTables("a", "b: a");
	}

	@Test
	void acceptsAChangedUpgradeAndRunsNothing(PostgresDatabase database) {
		this.files.upgrade(database);
		this.files.add("a", "CREATE TABLE a (id bigint);");
		assertThat(rechecksum(database, "a", "b")).containsExactly("a");
		assertThat(this.files.upgrade(database).steps()).isEmpty();
		assertThat(database.query("SELECT format_type(atttypid, -1) FROM pg_attribute WHERE attrelid = 'a'::regclass"
				+ " AND attname = 'id'"))
			.containsExactly("integer");
	}

	@Test
	void keepsInTheLogWhatItReplaced(PostgresDatabase database) {
		this.files.upgrade(database);
		String before = database.query("SELECT checksum FROM limbeck_revision WHERE revision = 'a'").get(0);
		this.files.add("a", "CREATE TABLE a (id bigint);");
		rechecksum(database, "a");
		assertThat(database.query("SELECT event || ' ' || revision || ' ' || (detail ->> 'before') FROM limbeck_log"
				+ " ORDER BY id DESC LIMIT 1"))
			.containsExactly("rechecksum a " + before);
	}

	@Test
	void takesTheDowngradeOfTheFileAlong(PostgresDatabase database) {
		this.files.upgrade(database);
		this.files.add("b: a", "CREATE TABLE b (id bigint);\n-- @downgrade\nDROP TABLE b CASCADE;");
		rechecksum(database, "b");
		assertThat(database.query("SELECT trim(E' \\n' from downgrade_sql) FROM limbeck_revision WHERE revision = 'b'"))
			.containsExactly("DROP TABLE b CASCADE;");
	}

	@Test
	void takesAMendedDowngradeAlthoughTheUpgradeIsTheSame(PostgresDatabase database) {
		this.files.add("b: a", "CREATE TABLE b (id int);\n-- @downgrade\nDROP TABLE wrong;").upgrade(database);
		this.files.add("b: a", "CREATE TABLE b (id int);\n-- @downgrade\nDROP TABLE b;");
		assertThat(rechecksum(database, "a", "b")).containsExactly("b");
		assertThat(database.query("SELECT trim(E' \\n' from downgrade_sql) FROM limbeck_revision WHERE revision = 'b'"))
			.containsExactly("DROP TABLE b;");
	}

	@Test
	void changesNothingWhereNothingDiffers(PostgresDatabase database) {
		this.files.upgrade(database);
		List<String> ledger = LedgerSnapshot.of(database);
		assertThat(rechecksum(database, "a", "b")).isEmpty();
		assertThat(LedgerSnapshot.of(database)).isEqualTo(ledger);
	}

	@Test
	void refusesWhatIsNotAppliedOrHasNoFile(PostgresDatabase database) {
		this.files.upgrade(database);
		this.files.delete("b");
		this.files.addTables("c: a");
		LimbeckException failure = catchThrowableOfType(LimbeckException.class,
				() -> rechecksum(database, "a", "b", "c"));
		assertThat(failure.code()).isEqualTo("not-applied");
		assertThat(failure.description()).isEqualTo("Revision b has no file here.\nRevision c is not applied.");
	}

	@Test
	void refusesParentsThatAreNotApplied(PostgresDatabase database) {
		this.files.upgrade(database);
		this.files.addTables("z").add("b: a z", "CREATE TABLE b (id int);");
		assertThat(catchThrowableOfType(LimbeckException.class, () -> rechecksum(database, "b")).description())
			.isEqualTo("Revision b now requires z, which is not applied.");
	}

	@Test
	void tellsWhatHasChanged(PostgresDatabase database) {
		this.files.upgrade(database);
		this.files.add("a", "CREATE TABLE a (id bigint);");
		List<UpgradeComparison> changes = rechecksummed(database, "a");
		assertThat(changes).singleElement()
			.satisfies((change) -> assertThat(change.lines()).containsExactly("--- a as applied",
					"+++ " + this.folder.resolve("a.sql"), "@@ -6 +6 @@", "-CREATE TABLE a (id int);",
					"+CREATE TABLE a (id bigint);"));
	}

	@Test
	void takesACommentAlongThatMakesNoDifference(PostgresDatabase database) {
		this.files.upgrade(database);
		this.files.add("a", "CREATE TABLE a (id int); -- The first\n\n-- @downgrade\nDROP TABLE a;");
		assertThat(rechecksummed(database, "a")).singleElement()
			.satisfies((change) -> assertThat(change.note()).isEqualTo(
					"Only comments, blanks, line ends and capitals outside of quotes differ, which change nothing."));
		assertThat(rechecksum(database, "a")).isEmpty();
	}

	@Test
	void showsALineFeedThatWasACarriageReturn(PostgresDatabase database) {
		this.files.add("d: b", "SELECT $$a\rb$$;").upgrade(database);
		this.files.add("d: b", "SELECT $$a\nb$$;");
		assertThat(rechecksummed(database, "d")).singleElement()
			.satisfies((change) -> assertThat(change.diff()).endsWith("-SELECT $$a b$$;", "+SELECT $$a", "+b$$;"));
	}

	@Test
	void goingDownOverAChangeWarnsOnce(PostgresDatabase database) {
		this.files.upgrade(database);
		this.files.add("a", "CREATE TABLE a (id bigint);\n\n-- @downgrade\nDROP TABLE a;");
		this.files.builder(database).build().run(new Downgrade(Symbol.parse("base")), PlanReview.ACCEPT);
		assertThat(this.log.messages()).singleElement()
			.asString()
			.startsWith("Revision a was changed after it was applied: the upgrade in ");
	}

	@Test
	void whoAsksWhyAPlanIsRefusedIsNotWarnedBesides(PostgresDatabase database) {
		this.files.upgrade(database);
		this.files.delete("b");
		assertThat(this.files.builder(database).build().refusal(Upgrade.TO_HEADS)).isEmpty();
		assertThat(this.log.messages()).isEmpty();
		this.files.add("a", "SELECT 1;");
		assertThat(this.files.builder(database).build().refusal(Upgrade.TO_HEADS)).get()
			.extracting(LimbeckException::code)
			.isEqualTo("changed-revision");
	}

	private List<String> rechecksum(PostgresDatabase database, String... symbols) {
		return rechecksummed(database, symbols).stream().map(UpgradeComparison::revision).toList();
	}

	private List<UpgradeComparison> rechecksummed(PostgresDatabase database, String... symbols) {
		return this.files.builder(database).build().rechecksum(Arrays.stream(symbols).map(Symbol::parse).toList());
	}

}
