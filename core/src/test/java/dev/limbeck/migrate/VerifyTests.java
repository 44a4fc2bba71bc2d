package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Symbol;
import dev.limbeck.session.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link Migrator#verify()}.
 */
@ExtendWith(PostgresExtension.class)
class VerifyTests {

	@TempDir
	private Path folder;

	private final RecordingListener listener = new RecordingListener();

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder).addTables("a", "b: a");
	}

	@Test
	void isContentWhenEverythingIsApplied(PostgresDatabase database) {
		this.files.upgrade(database);
		MigrationReport report = builder(database).build().verify();
		assertThat(report.summary()).isEqualTo("Up to date at b");
		assertThat(this.listener.told()).containsExactly("reached in 1", "finished 0");
	}

	@Test
	void tellsWhatIsPendingAndWhatToDo(PostgresDatabase database) {
		this.files.upgrade(database);
		this.files.addTables("c: b", "d: c");
		LimbeckException failure = failure(builder(database));
		assertThat(failure.code()).isEqualTo("behind");
		assertThat(failure.description())
			.matches("The database at localhost:\\d+/\\w+ lacks 2 revisions:\n" + "  c  Make c\n  d  Make d");
		assertThat(failure.action()).isEqualTo("Run the process that migrates, or \"limbeck upgrade heads\", and start "
				+ "again. With limbeck.mode=await a start waits for it, with limbeck.mode=migrate it migrates by itself.");
		assertThat(this.listener.told()).contains("failed behind");
	}

	@Test
	void anEmptyDatabaseIsToldAndLeftAlone(PostgresDatabase database) {
		assertThat(failure(builder(database)).description())
			.contains("There is no ledger in schema public: nothing was migrated yet.");
		assertThat(database.query("SELECT to_regclass('limbeck_revision')")).containsExactly("null");
	}

	@Test
	void onlyTheTargetCounts(PostgresDatabase database) {
		this.files.upgrade(database);
		this.files.addTables("c: b");
		assertThat(builder(database).target(List.of(Symbol.parse("b"))).build().verify().position().pending())
			.isEmpty();
		LimbeckException failure = failure(builder(database).target(List.of(Symbol.parse("c"))));
		assertThat(failure.action()).contains("\"limbeck upgrade c\"");
	}

	@Test
	void aLongListIsCut(PostgresDatabase database) {
		for (int i = 0; i < 30; i++) {
			this.files.addTables("r" + i + ": " + ((i == 0) ? "b" : "r" + (i - 1)));
		}
		assertThat(failure(builder(database)).description()).contains("lacks 32 revisions:",
				"  r17  Make r17\n" + "  and 12 more\n");
	}

	@Test
	void aChangedRevisionIsRefused(PostgresDatabase database) {
		this.files.upgrade(database);
		this.files.add("b: a", "SELECT 2;");
		assertThat(failure(builder(database)).code()).isEqualTo("changed-revision");
	}

	@Test
	void aDivergedDatabaseIsRefused(PostgresDatabase database) {
		this.files.upgrade(database);
		this.files.delete("b");
		this.files.addTables("c: a");
		assertThat(failure(builder(database)).code()).isEqualTo("diverged");
	}

	@Test
	void severalHeadsAreRefused(PostgresDatabase database) {
		this.files.upgrade(database);
		this.files.addTables("c: a");
		assertThat(failure(builder(database)).code()).isEqualTo("several-heads");
	}

	@Test
	void aDatabaseThatIsAheadIsAcceptedUnlessToldOtherwise(PostgresDatabase database) {
		this.files.upgrade(database);
		this.files.delete("b");
		assertThat(builder(database).build().verify().position().unknown()).containsExactly("b");
		assertThat(failure(builder(database).onAhead(OnAhead.FAIL)).code()).isEqualTo("ahead");
	}

	@Test
	void whatWasBegunAndLeftIsRefused(PostgresDatabase database) {
		this.files.upgrade(database);
		new KilledStep(this.files, database).ofUpgrade("b", 1);
		LimbeckException failure = failure(builder(database));
		assertThat(failure.code()).isEqualTo("unfinished-revision");
		assertThat(failure.description())
			.isEqualTo("The upgrade of revision b was begun and not finished.\nNo process is working on it.");
		assertThat(failure.action()).startsWith("Finish it with \"limbeck resume\"");
	}

	@Test
	void aMigrationUnderWayIsToldWithWhoeverRunsIt(PostgresDatabase database) throws SQLException {
		try (Connection holder = database.connect()) {
			new Session(holder).execute("SET application_name = 'the job'; SELECT pg_advisory_lock("
					+ new Ledger("public").lockKey() + ")");
			LimbeckException failure = failure(builder(database));
			assertThat(failure.description()).containsPattern("\nA process is migrating: pid \\d+ \\(the job\\)");
			assertThat(failure.action()).isEqualTo(
					"Start again once it is done. With limbeck.mode=await a start waits " + "for that by itself.");
		}
	}

	@Test
	void takesNoLockAndWaitsForNone(PostgresDatabase database) throws SQLException {
		this.files.upgrade(database);
		try (Connection holder = database.connect()) {
			new Session(holder).execute("SELECT pg_advisory_lock(" + new Ledger("public").lockKey() + ")");
			assertThat(builder(database).build().verify().steps()).isEmpty();
		}
	}

	private MigratorBuilder builder(PostgresDatabase database) {
		return this.files.builder(database).listener(this.listener);
	}

	private static LimbeckException failure(MigratorBuilder builder) {
		return catchThrowableOfType(LimbeckException.class, builder.build()::verify);
	}

}
