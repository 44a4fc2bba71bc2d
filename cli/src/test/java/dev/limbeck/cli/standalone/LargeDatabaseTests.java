package dev.limbeck.cli.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.limbeck.extent.Extent;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.process.Java;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Databases with more in them than 100 MB of heap can hold, made by somebody who is not
 * trusted, and long ones that are real.
 */
@ExtendWith(PostgresExtension.class)
class LargeDatabaseTests {

	private static final String INSERT = "INSERT INTO limbeck_revision (revision, parents, depends_on, labels, replaces, "
			+ "description, checksum, state, origin) SELECT ";

	private static final String ROWS = INSERT + "'r' || i, CASE WHEN i > 1 THEN ARRAY['r' || i - 1] ELSE "
			+ "'{}' END, '{}', '{}', '{}', %s, '1:x', 'applied', 'upgrade' FROM generate_series(1, %d) i;";

	private static final String LOG = "INSERT INTO limbeck_log (event, revision, detail) SELECT 'upgrade', 'r' || i, "
			+ "jsonb_build_object('x', %s) FROM generate_series(1, %d) i;";

	@TempDir
	private Path directory;

	private PostgresDatabase database;

	private String stranger;

	private String reader;

	@BeforeEach
	void prepare(PostgresDatabase database) {
		this.database = database;
		this.stranger = "stranger_" + database.name();
		this.reader = "reader_" + database.name();
		database.execute("GRANT CREATE ON SCHEMA public TO PUBLIC; CREATE ROLE " + this.stranger
				+ " LOGIN; CREATE ROLE " + this.reader + " LOGIN");
		new Workplace(this.directory).revision("a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "current", "upgrade", "upgrade --plan", "log", "pending", "check", "doctor", "ledger" })
	void manyRowsOfAStrangerAreNotRead(String command) throws Exception {
		Extent.skipUnlessAll(command.equals("current"));
		makeForeign(
				String.format(ROWS, "repeat('x', 2500)", 100_000) + String.format(LOG, "repeat('x', 2500)", 50_000));
		assertThat(run(this.reader, command))
			.contains("The ledger in schema public, of role \"" + this.stranger + "\",")
			.contains("drop the tables")
			.doesNotContain("OutOfMemoryError", "Unexpected failure");
	}

	@ParameterizedTest
	@ValueSource(strings = { "'a', '{}', '{}', '{}', '{}', repeat('€', 60000000), '1:x', 'applied', 'upgrade'",
			"'a', '{}', ARRAY[repeat('x', 200000000)], '{}', '{}', '', '1:x', 'applied', 'upgrade'",
			"'a', '{}', '{}', '{}', '{}', '', '1:x', 'applied', 'upgrade'; INSERT INTO limbeck_log (event, revision) "
					+ "SELECT 'upgrade', 'lost' || i FROM generate_series(1, 2000000) i" })
	void longOnesOfAStrangerAreNotRead(String values) throws Exception {
		Extent.skipUnlessAll(values.contains("€"));
		makeForeign(INSERT + values);
		assertThat(run(this.reader, "current")).contains("of role \"" + this.stranger + "\",")
			.doesNotContain("OutOfMemoryError", "Unexpected failure");
	}

	@Test
	void manyRowsOfAnotherToolAreNotRead() throws Exception {
		new Workplace(this.directory).revision("b", "@revises a", "@adopted goose:1");
		this.database.execute("CREATE TABLE goose_db_version AS SELECT i AS id, i::bigint AS version_id, true AS "
				+ "is_applied, now() AS tstamp FROM generate_series(1, 300000) i");
		assertThat(run("postgres", "adopt --ledger"))
			.contains("Table \"public\".\"goose_db_version\" of goose has more rows", "rows may take 2")
			.doesNotContain("OutOfMemoryError", "Unexpected failure");
	}

	@ParameterizedTest
	@ValueSource(strings = { "drift", "snapshot s.txt", "dump", "doctor" })
	void aLongCommentIsNotRead(String command) throws Exception {
		Extent.skipUnlessAll(command.equals("drift"));
		this.database.execute(
				"CREATE TABLE t (); DO $$BEGIN EXECUTE format('COMMENT ON TABLE t IS %L', repeat('x', 100000000)); END$$");
		assertThat(run("postgres", command)).contains("more to tell than Limbeck can read")
			.doesNotContain("OutOfMemoryError", "Unexpected failure");
	}

	@Test
	void aLongLedgerOfOnesOwnIsRead() throws Exception {
		this.database.execute(new Ledger("public").tables(false) + String.format(ROWS, "repeat('x', 1000)", 10_000));
		assertThat(run("postgres", "current")).contains("r10000");
	}

	private void makeForeign(String rows) {
		this.database.execute("SET SESSION AUTHORIZATION " + this.stranger + ";" + new Ledger("public").tables(false)
				+ "GRANT SELECT ON limbeck_revision, limbeck_log TO PUBLIC;" + rows);
	}

	private String run(String role, String command) throws Exception {
		List<String> words = new ArrayList<>(
				Java.command("-Xmx100m", "-cp", System.getProperty("java.class.path"), Main.class.getName()));
		words.addAll(List.of(command.split(" ")));
		Path output = this.directory.resolve("output");
		ProcessBuilder builder = new ProcessBuilder(words).directory(this.directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		builder.environment().put("DATABASE_URL", this.database.url(role, "any"));
		assertThat(builder.start().waitFor(5, TimeUnit.MINUTES)).as("ends").isTrue();
		return Files.readString(output);
	}

}
