package dev.limbeck.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Symbol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for scripts that are run around runs and revisions.
 */
@ExtendWith(PostgresExtension.class)
class CallbackTests {

	private static final String SEEN = "SELECT what FROM seen ORDER BY id";

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder).addReversibleTables("a", "b: a");
	}

	private static void watch(PostgresDatabase database) {
		database.execute("CREATE TABLE seen (id int GENERATED ALWAYS AS IDENTITY, what text, tx bigint DEFAULT "
				+ "txid_current())");
	}

	@Test
	void areRunAroundRunsAndRevisions(PostgresDatabase database) {
		watch(database);
		for (String name : List.of("before-run", "after-run", "before-revision", "after-revision", "before-downgrade",
				"after-downgrade")) {
			write(name, see("'" + name + "'"));
		}
		this.files.upgrade(database);
		assertThat(database.query(SEEN)).containsExactly("before-run", "before-revision", "after-revision",
				"before-revision", "after-revision", "after-run");
		database.execute("DELETE FROM seen");
		this.files.builder(database).build().run(new Downgrade(Symbol.parse("a")), PlanReview.ACCEPT);
		assertThat(database.query(SEEN)).containsExactly("before-run", "before-downgrade", "after-downgrade",
				"after-run");
	}

	@Test
	void aRunWithNothingToDoRunsNone(PostgresDatabase database) {
		watch(database);
		this.files.upgrade(database);
		write("before-run", see("'x'"));
		write("after-run", see("'x'"));
		assertThat(this.files.upgrade(database).summary()).isEqualTo("Up to date at b");
		assertThat(database.query(SEEN)).isEmpty();
	}

	@Test
	void areInTheTransactionOfTheRevisionUnlessTheySayOtherwise(PostgresDatabase database) {
		watch(database);
		this.files.add("c: b", see("'revision'"));
		write("before-revision", see("'inside'"));
		write("after-revision/1", "-- @transaction none\n" + see("'outside'"));
		this.files.upgrade(database);
		assertThat(database.query("SELECT string_agg(what, ' ' ORDER BY id) FROM seen GROUP BY tx ORDER BY min(id)"))
			.containsExactly("inside", "outside", "inside", "outside", "inside revision", "outside");
	}

	@Test
	void severalOfOneKindAreRunInTheOrderOfTheirNames(PostgresDatabase database) {
		watch(database);
		write("after-run/2", see("'2'"));
		write("after-run/10", see("'10'"));
		write("after-run", see("'0'"));
		this.files.upgrade(database);
		assertThat(database.query(SEEN)).containsExactly("0", "10", "2");
	}

	@Test
	void setTheRoleOfARevision(PostgresDatabase database) {
		String role = database.name() + "_owner";
		database.execute("CREATE ROLE " + role + "; GRANT CREATE ON SCHEMA public TO " + role);
		write("before-revision", "SET ROLE " + role + ";");
		this.files.upgrade(database);
		assertThat(database.query("SELECT DISTINCT tableowner FROM pg_tables WHERE tablename IN ('a', 'b')"))
			.containsExactly(role);
		assertThat(database
			.query("SELECT tableowner <> '" + role + "' FROM pg_tables WHERE tablename = 'limbeck_revision'"))
			.containsExactly("t");
	}

	@Test
	void runWhatPostgresqlRefusesInsideOfTransactions(PostgresDatabase database) {
		write("after-run", "-- @transaction none\nVACUUM a;\nANALYZE b;");
		this.files.upgrade(database);
		assertThat(database.query("SELECT event FROM limbeck_log WHERE event = 'failure'")).isEmpty();
		write("after-run", "VACUUM a;");
		assertThat(failure(database).description()).contains("after-run.sql:1:1: a callback runs in one transaction");
	}

	@Test
	void aFailingOneIsAFailureWithItsPlace(PostgresDatabase database) {
		watch(database);
		write("after-revision", see("'x'") + "\nSELECT nowhere;");
		LimbeckException failure = failure(database);
		assertThat(failure.description()).startsWith("Running callback after-revision failed at ")
			.contains("after-revision.sql:2:8");
		assertThat(database.query("SELECT to_regclass('a')")).containsExactly("null");
		assertThat(database.query(SEEN)).isEmpty();
	}

	@Test
	void aFailingOneBehindTheRunLeavesTheRevisionsApplied(PostgresDatabase database) {
		write("after-run", "-- @transaction none\nSELECT nowhere;");
		assertThat(failure(database).description()).contains("after-run.sql:2:8", "What it had done before that stays",
				"stands at b");
		assertThat(database.query("SELECT revision FROM limbeck_revision ORDER BY 1")).containsExactly("a", "b");
	}

	@Test
	void whatNothingIsCalledLikeIsRefused(PostgresDatabase database) {
		write("before-everything", "SELECT 1;");
		assertThat(failure(database).action()).contains("before-run, after-run, before-revision");
	}

	@Test
	void surroundStatementsThatRunOneByOne(PostgresDatabase database) {
		watch(database);
		this.files.add("c: b", "-- @transaction none\n" + see("'1'") + "\n" + see("'2'"));
		write("before-revision", see("'before'"));
		write("after-revision", see("'after'"));
		this.files.upgrade(database);
		assertThat(database.query(SEEN)).containsExactly("before", "after", "before", "after", "before", "1", "2",
				"after");
	}

	@Test
	void surroundARevisionThatIsGoneOnWithStatementByStatement(PostgresDatabase database) {
		watch(database);
		this.files.add("c: b", "-- @transaction none\n" + see("'1'") + "\nSELECT nowhere;");
		failure(database);
		database.execute("DELETE FROM seen");
		this.files.add("c: b", see("'1'") + "\n" + see("'2'"));
		write("before-revision", see("'before'"));
		write("after-revision", see("'after'"));
		this.files.upgrade(database);
		assertThat(database.query(SEEN)).containsExactly("before", "2", "after");
	}

	@Test
	void aRunThatGetsANewSessionAtItsBeginningRunsThemOnce(PostgresDatabase database) {
		watch(database);
		write("before-run", see("'before'") + "\n" + setDefault(database));
		write("after-run", see("'after'"));
		this.files.upgrade(database);
		assertThat(database.query(SEEN)).containsExactly("before", "after");
	}

	@Test
	void aRunThatGetsANewSessionBehindItsLastRevisionRunsWhatIsLeft(PostgresDatabase database) {
		watch(database);
		this.files.add("c: b", setDefault(database));
		write("before-run", see("'before'"));
		write("after-revision", "-- @transaction none\n" + see("'revision'"));
		write("after-run", see("'after'"));
		this.files.upgrade(database);
		assertThat(database.query(SEEN)).containsExactly("before", "revision", "revision", "revision", "after");
	}

	@Test
	void thoseOutsideOfTransactionsGetANewSessionForWhatFollowsAndRunOnce(PostgresDatabase database) {
		watch(database);
		write("before-revision", "-- @transaction none\n" + see("'before'") + "\n" + setDefault(database));
		this.files.upgrade(database);
		assertThat(database.query(SEEN)).containsExactly("before", "before");
	}

	@Test
	void theLogNamesThoseThatRanByThemselves(PostgresDatabase database) {
		write("before-run", "SELECT 1;");
		write("after-run", "-- @transaction none\nSET default_transaction_read_only = on;\nSELECT 1;");
		this.files.upgrade(database);
		assertThat(database.query("SELECT revision FROM limbeck_log WHERE event = 'callback' ORDER BY id"))
			.containsExactly("callback/before-run", "callback/after-run");
	}

	@Test
	void theLogNamesOneThatFailsAsAnotherRole(PostgresDatabase database) {
		String role = database.name() + "_reader";
		database.execute("CREATE ROLE " + role);
		write("after-run", "-- @transaction none\nSET ROLE " + role + ";\nSELECT nowhere;");
		failure(database);
		assertThat(database.query("SELECT revision FROM limbeck_log WHERE event = 'failure'"))
			.containsExactly("callback/after-run");
	}

	private static String setDefault(PostgresDatabase database) {
		return "ALTER DATABASE \"" + database.name() + "\" SET search_path = public, pg_temp;";
	}

	private static String see(String what) {
		return "INSERT INTO seen (what) VALUES (" + what + ");";
	}

	private void write(String name, String sql) {
		try {
			Path file = this.folder.resolve("callback/" + name + ".sql");
			Files.createDirectories(file.getParent());
			Files.writeString(file, sql + "\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private LimbeckException failure(PostgresDatabase database) {
		return catchThrowableOfType(LimbeckException.class, () -> this.files.upgrade(database));
	}

}
