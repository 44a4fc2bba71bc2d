package dev.limbeck.migrate;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Symbol;
import dev.limbeck.script.location.Locations;
import dev.limbeck.script.location.RevisionScripts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for scripts of an {@link OfflineMigration} under PostgreSQL's own programs;
 * skipped where these are missing, or too old for the server.
 */
@ExtendWith(PostgresExtension.class)
class PsqlTests {

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() throws IOException {
		this.files = new RevisionFiles(Files.createDirectory(this.folder.resolve("files"))).addHistory();
	}

	@Test
	void anUpgradeMakesTheSameDatabaseAsALiveOne(PostgresDatabase database, PostgresDatabase live)
			throws IOException, InterruptedException {
		assertThat(psql(database, script(new Upgrade(List.of(Symbol.parse("heads"))), "base"), "-v", "ON_ERROR_STOP=1"))
			.isZero();
		this.files.upgrade(live);
		assertThat(SchemaSnapshot.of(database)).isNotEmpty().isEqualTo(SchemaSnapshot.of(live));
		assertThat(LedgerSnapshot.of(database)).isNotEmpty().isEqualTo(LedgerSnapshot.of(live));
		assertThat(dump(database)).isNotEmpty().isEqualTo(dump(live));
	}

	@Test
	void aDowngradeMakesTheSameDatabaseAsALiveOne(PostgresDatabase database, PostgresDatabase live)
			throws IOException, InterruptedException {
		Downgrade command = new Downgrade(Symbol.parse("a"));
		this.files.upgrade(database);
		assertThat(psql(database, script(command, "heads"), "-v", "ON_ERROR_STOP=1")).isZero();
		this.files.upgrade(live);
		this.files.builder(live).build().run(command, PlanReview.ACCEPT);
		assertThat(LedgerSnapshot.of(database)).isEqualTo(LedgerSnapshot.of(live));
		assertThat(dump(database)).isNotEmpty().isEqualTo(dump(live));
	}

	@Test
	void elsewhereAScriptStopsAndChangesNothing(PostgresDatabase database, PostgresDatabase same)
			throws IOException, InterruptedException {
		atRevisionA(database);
		atRevisionA(same);
		Path script = script(new Upgrade(List.of(Symbol.parse("heads"))), "base");
		assertThat(psql(database, script, "-v", "ON_ERROR_STOP=1")).isEqualTo(3);
		assertThat(LedgerSnapshot.of(database)).isEqualTo(LedgerSnapshot.of(same));
		assertThat(dump(database)).isEqualTo(dump(same));
	}

	@Test
	void elsewhereAScriptChangesNothingEvenIfPsqlGoesOn(PostgresDatabase database, PostgresDatabase same)
			throws IOException, InterruptedException {
		atRevisionA(database);
		atRevisionA(same);
		psql(database, script(new Upgrade(List.of(Symbol.parse("heads"))), "base"), "-v", "ON_ERROR_STOP=0");
		assertThat(LedgerSnapshot.of(database)).isEqualTo(LedgerSnapshot.of(same));
		assertThat(SchemaSnapshot.of(database)).isEqualTo(SchemaSnapshot.of(same));
	}

	@Test
	void elsewhereDataIsNotRunAsStatements(PostgresDatabase database) throws IOException, InterruptedException {
		this.files.add("copied", "CREATE TABLE copied (x text);\nCOPY copied FROM stdin;\nCOMMIT;\n"
				+ "CREATE TABLE data_was_run (x int);\n\\.\n");
		atRevisionA(database);
		psql(database, script(new Upgrade(List.of(Symbol.parse("heads"))), "base"), "-v", "ON_ERROR_STOP=0");
		assertThat(database.query("SELECT relname FROM pg_class WHERE relname = 'data_was_run'")).isEmpty();
	}

	@Test
	void statementsRunOneByOneAsInALiveRun(PostgresDatabase database, PostgresDatabase live)
			throws IOException, InterruptedException {
		oneByOne("SELECT 1");
		assertThat(psql(database, script(new Upgrade(List.of(Symbol.parse("heads"))), "base"))).isZero();
		this.files.upgrade(live);
		assertThat(LedgerSnapshot.of(database)).isEqualTo(LedgerSnapshot.of(live));
		assertThat(SchemaSnapshot.of(database)).isNotEmpty().isEqualTo(SchemaSnapshot.of(live));
		assertThat(database.query("SELECT t FROM a1 ORDER BY t")).isEqualTo(live.query("SELECT t FROM a1 ORDER BY t"));
	}

	@Test
	void aDowngradeOneByOneMakesTheSameDatabaseAsALiveOne(PostgresDatabase database, PostgresDatabase live)
			throws IOException, InterruptedException {
		oneByOne("SELECT 1");
		Downgrade command = new Downgrade(Symbol.parse("e"));
		this.files.upgrade(database);
		assertThat(psql(database, script(command, "heads"))).isZero();
		this.files.upgrade(live);
		this.files.builder(live).build().run(command, PlanReview.ACCEPT);
		assertThat(LedgerSnapshot.of(database)).isEqualTo(LedgerSnapshot.of(live));
		assertThat(SchemaSnapshot.of(database)).isNotEmpty().isEqualTo(SchemaSnapshot.of(live));
	}

	@Test
	void whatPsqlLeavesHalfDoneALiveRunFinishes(PostgresDatabase database) throws IOException, InterruptedException {
		oneByOne("SELECT * FROM gone");
		Path script = script(new Upgrade(List.of(Symbol.parse("heads"))), "base");
		assertThat(psql(database, script, "-v", "ON_ERROR_STOP=0")).isEqualTo(3);
		assertThat(database.query("SELECT progress ->> 'done' FROM limbeck_revision WHERE state = 'running'"))
			.containsExactly("5");
		oneByOne("SELECT 1");
		assertThat(this.files.upgrade(database).steps()).hasSize(1);
		assertThat(database.query("SELECT t FROM a1 ORDER BY t")).containsExactly("one  ", "two");
	}

	@Test
	void elsewhereNoStatementOfItsOwnRunsEvenIfPsqlIsToldToGoOn(PostgresDatabase database)
			throws IOException, InterruptedException {
		oneByOne("SELECT 1");
		atRevisionA(database);
		database.execute("CREATE TABLE a1 (t text)");
		Path script = script(new Upgrade(List.of(Symbol.parse("heads"))), "base");
		assertThat(psql(database, script, "-v", "ON_ERROR_STOP=0")).isEqualTo(3);
		assertThat(database.query("SELECT to_regclass('i')")).containsExactly("null");
	}

	@Test
	void whatSessionsBeginWithHoldsForTheNextRevision(PostgresDatabase database, PostgresDatabase live)
			throws IOException, InterruptedException {
		this.files
			.add("f: e",
					"CREATE SCHEMA foo; DO $$BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = foo, "
							+ "public', current_database()); END$$;\n-- @downgrade\nSELECT 1;")
			.addTables("g: f");
		Path script = script(new Upgrade(List.of(Symbol.parse("heads"))), "base");
		assertThat(Files.readString(script)).containsOnlyOnce(
				"-- Revision f changes what sessions begin with (%s:7:20): the next revision needs a new session.\n"
					.formatted(this.files.folder().resolve("f.sql")));
		assertThat(psql(database, script)).isZero();
		this.files.upgrade(live);
		assertThat(LedgerSnapshot.of(database)).isEqualTo(LedgerSnapshot.of(live));
		assertThat(database.query("SELECT schemaname FROM pg_tables WHERE tablename = 'g'")).containsExactly("foo");
	}

	private void oneByOne(String statement) {
		this.files.add("f: e", """
				-- @transaction none
				SET work_mem = '5MB';
				CREATE TABLE a1 (t text);
				COPY a1 FROM stdin;
				one\\040\\040
				two
				\\.
				CREATE INDEX CONCURRENTLY i ON a1 (t);
				DO $$BEGIN COMMIT; END$$;
				%s;
				VACUUM a1

				-- @downgrade
				-- @transaction none
				DROP INDEX CONCURRENTLY i;
				DROP TABLE a1""".formatted(statement));
	}

	private void atRevisionA(PostgresDatabase database) {
		this.files.builder(database).build().run(new Upgrade(List.of(Symbol.parse("a"))), PlanReview.ACCEPT);
	}

	private Path script(MigrationCommand command, String from) throws IOException {
		RevisionScripts scripts = RevisionScripts
			.load(Locations.of(List.of(this.files.folder().toString()), PsqlTests.class.getClassLoader()));
		OfflineMigration offline = new OfflineMigration(scripts, "public", null);
		return Files.writeString(this.folder.resolve("script.sql"),
				offline.sql(offline.plan(command, List.of(Symbol.parse(from)))));
	}

	private int psql(PostgresDatabase database, Path script, String... options)
			throws IOException, InterruptedException {
		assumeThat(exists("psql")).as("psql is installed").isTrue();
		List<String> command = new ArrayList<>(List.of("psql", "-X", "-q"));
		command.addAll(List.of(options));
		command.addAll(List.of("-f", script.toString()));
		return run(database, command, this.folder.resolve("psql.txt"));
	}

	// Newer versions write a random key into each dump.
	private List<String> dump(PostgresDatabase database) throws IOException, InterruptedException {
		assumeThat(exists("pg_dump")).as("pg_dump is installed").isTrue();
		Path output = this.folder.resolve("dump.sql");
		int exit = run(database, List.of("pg_dump", "--schema-only", "--no-owner"), output);
		assumeThat(exit).as("pg_dump is not older than the server").isZero();
		return Files.readAllLines(output).stream().filter((line) -> !line.matches("\\\\(un)?restrict .*")).toList();
	}

	private static boolean exists(String program) {
		return List.of(System.getenv("PATH").split(java.io.File.pathSeparator))
			.stream()
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, program)));
	}

	private static int run(PostgresDatabase database, List<String> command, Path output)
			throws IOException, InterruptedException {
		URI url = URI.create(database.url().replaceFirst("^jdbc:", ""));
		ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
		process.environment().put("PGHOST", url.getHost());
		process.environment().put("PGPORT", String.valueOf(url.getPort()));
		process.environment().put("PGUSER", "postgres");
		process.environment().put("PGDATABASE", database.name());
		return process.start().waitFor();
	}

}
