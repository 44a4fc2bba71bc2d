package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Random;

import dev.limbeck.LimbeckException;
import dev.limbeck.java.BatchRevision;
import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.java.Revision;
import dev.limbeck.migrate.MigrationCommand.Resume;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Symbol;
import dev.limbeck.step.Decision.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Revisions in Java that change rows in chunks.
 */
@ExtendWith(PostgresExtension.class)
class BatchRevisionTests {

	private static final String TIMES = "SELECT n || ' x ' || count(*) FROM a GROUP BY n ORDER BY n";

	private static final String LEDGER = "SELECT revision || ' ' || state || coalesce(' ' || (progress -> 'batch')::text, '')"
			+ " FROM limbeck_revision WHERE revision = 'b'";

	@TempDir
	private Path folder;

	private RevisionFiles files;

	private PostgresDatabase database;

	private final CountUp revision = new CountUp();

	@BeforeEach
	void prepare(PostgresDatabase given) {
		this.database = given;
		this.files = new RevisionFiles(this.folder).add("a", """
				CREATE TABLE a (id int PRIMARY KEY, n int NOT NULL DEFAULT 0);
				INSERT INTO a SELECT i FROM generate_series(1, 1000) i;
				CREATE FUNCTION t(int) RETURNS int LANGUAGE sql AS 'SELECT 1';""");
		this.files.upgrade(this.database);
	}

	@Test
	void eachChunkIsATransaction() {
		upgrade();
		assertThat(this.database.query(TIMES)).containsExactly("1 x 1000");
		assertThat(this.database.query("SELECT count(DISTINCT xmin::text) FROM a")).containsExactly("10");
		assertThat(this.database.query(LEDGER)).containsExactly("b applied");
		assertThat(this.database.query("SELECT event FROM limbeck_log WHERE revision = 'b'"))
			.containsExactly("upgrade");
	}

	@Test
	void aFailureLeavesTheChunksBeforeIt() {
		fails("0 / ($1 - 777)");
		LimbeckException failure = failure();
		assertThat(failure.description()).contains("SQLSTATE 22012",
				"7 rounds of statement 1 are (700 rows changed) and will not be run again; the database stands at a");
		assertThat(this.database.query(TIMES)).containsExactly("0 x 300", "1 x 700");
		assertThat(this.database.query(LEDGER)).singleElement().asString().contains("b running", "\"from\": \"700\"");
		fails("1");
		upgrade();
		assertThat(this.database.query(TIMES)).containsExactly("1 x 1000");
	}

	@Test
	void aFailureOfTheFirstLeavesNothing() {
		fails("0 / ($1 - 1)");
		assertThat(failure().description()).contains("Nothing of the revision has taken effect");
		assertThat(this.database.query(LEDGER)).isEmpty();
	}

	@Test
	void resumeMayLeaveTheRestOut() {
		fails("0 / ($1 - 777)");
		failure();
		builder().build().run(new Resume(Mode.SKIP), PlanReview.ACCEPT);
		assertThat(this.database.query(TIMES)).containsExactly("0 x 300", "1 x 700");
		assertThat(this.database.query(LEDGER)).containsExactly("b applied");
	}

	@Test
	void sessionsThatEndInTheMiddleLoseAndRepeatNothing() {
		this.database.execute("CREATE SEQUENCE s; CREATE OR REPLACE FUNCTION t(int) RETURNS int LANGUAGE plpgsql AS $$ "
				+ "BEGIN IF $1 % 300 = 0 AND nextval('s') % 2 = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); "
				+ "PERFORM pg_sleep(10); END IF; RETURN 1; END $$");
		MigratorTime.set(builder(), new HurriedClock(), new Random(1)).build().upgrade();
		assertThat(this.database.query(TIMES)).containsExactly("1 x 1000");
		assertThat(this.database.query("SELECT last_value FROM s")).containsExactly("6");
	}

	@Test
	void aTrialStopsInFrontOfIt() {
		assertThat(builder().build().tryUpgrade(List.of(Symbol.parse("heads"))).untried()).containsExactly("b");
		assertThat(this.database.query(TIMES)).containsExactly("0 x 1000");
	}

	private void fails(String expression) {
		this.database.execute(
				"CREATE OR REPLACE FUNCTION t(int) RETURNS int LANGUAGE sql AS 'SELECT 1 + 0 * " + expression + "'");
	}

	private MigratorBuilder builder() {
		return this.files.builder(this.database).javaRevisions(List.of(ProvidedRevision.of(this.revision)));
	}

	private void upgrade() {
		builder().build().upgrade();
	}

	private LimbeckException failure() {
		return catchThrowableOfType(LimbeckException.class, this::upgrade);
	}

	/**
	 * Counts all rows up.
	 */
	@Revision(id = "b", revises = "a", description = "Count up")
	private static final class CountUp implements BatchRevision {

		@Override
		public @Nullable Chunk upgrade(Connection connection, @Nullable String cursor) throws Exception {
			int from = (cursor != null) ? Integer.parseInt(cursor) : 0;
			try (PreparedStatement update = connection
				.prepareStatement("UPDATE a SET n = n + t(id) WHERE id > ? AND id <= ?")) {
				update.setInt(1, from);
				update.setInt(2, from + 100);
				int rows = update.executeUpdate();
				return (rows > 0) ? new Chunk(String.valueOf(from + 100), rows) : null;
			}
		}

	}

}
