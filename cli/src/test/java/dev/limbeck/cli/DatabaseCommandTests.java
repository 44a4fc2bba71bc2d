package dev.limbeck.cli;

import java.nio.file.Path;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * current, pending, check, log and rechecksum look at a database.
 */
@ExtendWith(PostgresExtension.class)
class DatabaseCommandTests {

	@TempDir
	private Path directory;

	private Workplace workplace;

	@BeforeEach
	void writeFiles(PostgresDatabase database) {
		this.workplace = new Workplace(this.directory).on(database)
			.revision("a")
			.revision("b", "@revises a")
			.revision("c", "@revises b");
	}

	@Test
	void currentOfAnEmptyDatabase() {
		assertThat(this.workplace.run("current")).isEqualTo(new Outcome(0, """
				No revision is applied.
				Behind: 3 revisions are pending.
				""", ""));
		assertThat(this.workplace.run("current", "--json").out()).isEqualTo("{\"revisions\":[]}\n");
	}

	@Test
	void currentOfADatabaseThatIsBehind() {
		this.workplace.run("upgrade", "b");
		assertThat(this.workplace.run("current").out()).isEqualTo("""
				b (current), Table b
				Behind: 1 revision is pending.
				""");
		JsonNode revision = this.workplace.run("current", "--json").json().at("/revisions/0");
		assertThat(revision.get("revision").stringValue()).isEqualTo("b");
		assertThat(revision.get("applied").booleanValue()).isTrue();
		assertThat(revision.get("current").booleanValue()).isTrue();
	}

	@Test
	void currentOfADatabaseAtHead() {
		this.workplace.run("upgrade", "heads");
		assertThat(this.workplace.run("current")).isEqualTo(new Outcome(0, "c (head) (current), Table c\n", ""));
	}

	@Test
	void currentOfADatabaseThatIsAhead() {
		this.workplace.run("upgrade", "heads");
		this.workplace.delete("db/migration/c.sql");
		assertThat(this.workplace.run("current", "--check-heads")).isEqualTo(new Outcome(0, """
				c (current) (no file), Table c
				Ahead: no file declares c.
				""", ""));
		JsonNode revision = this.workplace.run("show", "current", "--json").json().at("/revisions/0");
		assertThat(revision.get("parents").toString()).isEqualTo("[\"b\"]");
		assertThat(revision.get("file").isNull()).isTrue();
	}

	@Test
	void currentTellsWhatTheLedgerSaysIfTheFilesAreBroken() {
		this.workplace.run("upgrade", "b");
		this.workplace.file("db/migration/z.sql", "SELECT 'open;\n");
		assertThat(this.workplace.run("current")).isEqualTo(new Outcome(0, "b (current), Table b\n",
				"""
						The revision files cannot be read: heads and what is pending are not told. "limbeck check" says what is wrong.
						"""));
		JsonNode revision = this.workplace.run("current", "--json").json().at("/revisions/0");
		assertThat(revision.get("parents").toString()).isEqualTo("[\"a\"]");
		assertThat(revision.get("current").booleanValue()).isTrue();
		assertThat(revision.get("head").isNull() && revision.get("branchPoint").isNull()).isTrue();
	}

	@Test
	void currentTellsWhatItCanIfThereIsNoSuchTarget() {
		this.workplace.run("upgrade", "b");
		this.workplace.variable("LIMBECK_TARGET", "nowhere");
		assertThat(this.workplace.run("current")).isEqualTo(new Outcome(0, "b (current), Table b\n", """
				limbeck.target cannot be followed: what is pending is not told. "limbeck check" says why.
				"""));
		assertThat(this.workplace.run("check").err()).startsWith("limbeck.target: ");
	}

	@Test
	void checkHeadsNeedsFilesAndTarget() {
		this.workplace.run("upgrade", "heads");
		Outcome lost = this.workplace.variable("LIMBECK_TARGET", "nowhere").run("current", "--check-heads");
		assertThat(lost.exitCode()).isEqualTo(1);
		assertThat(lost.err()).startsWith("limbeck.target: ");
		this.workplace.file("db/migration/z.sql", "SELECT 'open;\n");
		Outcome broken = this.workplace.run("current", "--check-heads");
		assertThat(broken.exitCode()).isEqualTo(1);
		assertThat(broken.err()).contains("z.sql");
	}

	@Test
	void logNeedsNeitherFilesNorTarget() {
		this.workplace.run("upgrade", "a");
		this.workplace.variable("LIMBECK_TARGET", "nowhere").file("db/migration/z.sql", "SELECT 'open;\n");
		Outcome log = this.workplace.run("log");
		assertThat(log.exitCode()).isZero();
		assertThat(log.out().lines()).singleElement().asString().contains("upgrade  a");
	}

	@ParameterizedTest
	@CsvSource({ "check, 1", "current, 1", "pending, 1", "history -i, 1", "graph --state, 1", "show current, 1",
			"upgrade heads --plan, 1", "upgrade heads --sql, 1", "upgrade heads --try, 1", "upgrade heads, 1",
			"downgrade base --plan, 1", "downgrade base --yes, 1", "stamp a, 1", "rechecksum a, 1", "log, 0" })
	void aCommandReadsTheFilesOnce(String command, int reads) {
		this.workplace.run("upgrade", "b");
		assertThat(this.workplace.reads(command.split(" "))).isEqualTo(reads);
	}

	@Test
	void checkHeadsFindsWhatIsPending() {
		assertThat(this.workplace.run("current", "--check-heads").exitCode()).isEqualTo(3);
		this.workplace.run("upgrade", "heads");
		assertThat(this.workplace.run("current", "-c").exitCode()).isZero();
	}

	@Test
	void pendingIsInTheOrderOfExecution() {
		this.workplace.run("upgrade", "a");
		assertThat(this.workplace.run("pending")).isEqualTo(new Outcome(0, """
				a -> b, Table b
				b -> c (head), Table c
				""", ""));
		assertThat(this.workplace.run("pending", "--json").json().at("/revisions/0/applied").booleanValue()).isFalse();
	}

	@Test
	void nothingIsPendingAtHead() {
		this.workplace.run("upgrade", "heads");
		assertThat(this.workplace.run("pending").out()).isEqualTo("No revision is pending.\n");
	}

	@Test
	void historyMarksWhereTheDatabaseStands() {
		this.workplace.run("upgrade", "b");
		assertThat(this.workplace.run("history", "-i").out()).isEqualTo("""
				b -> c (head), Table c
				a -> b (current), Table b
				<base> -> a, Table a
				""");
		assertThat(this.workplace.run("history", "-r", "current:").out()).isEqualTo("""
				b -> c (head), Table c
				a -> b (current), Table b
				""");
	}

	@Test
	void checkIsContentAtHead() {
		this.workplace.run("upgrade", "heads");
		assertThat(this.workplace.run("check")).isEqualTo(new Outcome(0, "Everything is in order.\n", ""));
		assertThat(this.workplace.run("check", "--json").out()).isEqualTo("{\"findings\":[]}\n");
	}

	@Test
	void checkFindsWhatIsPendingAndSeveralHeads() {
		this.workplace.revision("d", "@revises a");
		assertThat(this.workplace.run("check")).isEqualTo(new Outcome(3, """
				The revision files have 2 heads: c, d.
				  Join them with "limbeck merge c d".
				The database lacks a, b, c, d.
				  Apply what it lacks with "limbeck upgrade heads".
				""", ""));
		assertThat(codes(this.workplace.run("check", "--json"))).isEqualTo("several-heads behind");
	}

	@Test
	void checkFindsChangedRevisions() {
		this.workplace.run("upgrade", "heads");
		this.workplace.file("db/migration/b.sql",
				this.workplace.content("db/migration/b.sql").replace("id int", "id bigint"));
		Outcome outcome = this.workplace.run("check", "--json");
		assertThat(outcome.exitCode()).isEqualTo(3);
		assertThat(codes(outcome)).isEqualTo("changed-revision");
	}

	@Test
	void checkFindsARevisionThatOnlyTheDatabaseHas() {
		this.workplace.run("upgrade", "heads");
		this.workplace.delete("db/migration/c.sql");
		assertThat(codes(this.workplace.run("check", "--json"))).isEqualTo("ahead");
		this.workplace.revision("d", "@revises b");
		assertThat(codes(this.workplace.run("check", "--json"))).isEqualTo("diverged");
	}

	@Test
	void checkFindsEverythingThatIsWrongWithTheFiles() {
		this.workplace.revision("x", "@revises nowhere").revision("y", "@revises nobody");
		Outcome outcome = this.workplace.run("check", "--json");
		assertThat(outcome.exitCode()).isEqualTo(3);
		assertThat(codes(outcome)).isEqualTo("missing-parent missing-parent");
		this.workplace.file("db/migration/z.sql", "SELECT 'open;\n");
		assertThat(codes(this.workplace.run("check", "--json"))).contains("unterminated");
	}

	@Test
	void logTellsWhatWasDone() {
		assertThat(this.workplace.run("log").out()).isEqualTo("The log is empty.\n");
		this.workplace.run("upgrade", "b");
		this.workplace.run("downgrade", "-1", "--yes");
		JsonNode entries = this.workplace.run("log", "--limit", "2", "--json").json().get("entries");
		assertThat(entries.size()).isEqualTo(2);
		assertThat(entries.at("/0/event").stringValue()).isEqualTo("downgrade");
		assertThat(entries.at("/0/revision").stringValue()).isEqualTo("b");
		assertThat(entries.at("/0/at").stringValue()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
		assertThat(entries.at("/0/id").isIntegralNumber()).isTrue();
		assertThat(entries.at("/1/detail").isObject() || entries.at("/1/detail").isNull()).isTrue();
		assertThat(this.workplace.run("log", "-n", "1").out()).matches(
				"\\S+Z  downgrade  b  \\{\"run\": \"[0-9a-f]{16}\", \"checksum\": \"1:[0-9a-f]{12}\\.\\.\\.\".*\n");
	}

	@Test
	void logTakesNoLimitBelowOne() {
		assertThat(this.workplace.run("log", "--limit", "0"))
			.isEqualTo(new Outcome(2, "", "--limit is 0.\nAsk for one entry at least.\n"));
	}

	@Test
	void rechecksumAcceptsAChange() {
		this.workplace.run("upgrade", "heads");
		assertThat(this.workplace.run("rechecksum", "b").out())
			.isEqualTo("The ledger agrees with the files already.\n");
		this.workplace.file("db/migration/b.sql",
				this.workplace.content("db/migration/b.sql").replace("id int", "id bigint"));
		assertThat(this.workplace.run("upgrade", "heads").exitCode()).isEqualTo(1);
		assertThat(this.workplace.run("rechecksum", "b", "--json").out().replace(this.workplace.path(""), ""))
			.isEqualTo(
					"""
							{"changed":["b"],"changes":[{"revision":"b","file":"/db/migration/b.sql","diff":"--- b as applied\\n\
							+++ /db/migration/b.sql\\n@@ -7 +7 @@\\n-CREATE TABLE b (id int);\\n+CREATE TABLE b (id bigint);\\n",\
							"note":null}]}
							""");
		assertThat(this.workplace.run("upgrade", "heads").exitCode()).isZero();
		assertThat(this.workplace.run("rechecksum", "heads").out())
			.isEqualTo("The ledger agrees with the files already.\n");
	}

	@Test
	void showTellsWhatHasChangedSinceARevisionWasApplied() {
		this.workplace.run("upgrade", "a");
		this.workplace.run("upgrade", "b");
		this.workplace.file("db/migration/b.sql",
				this.workplace.content("db/migration/b.sql").replace("id int", "id bigint"));
		assertThat(this.workplace.run("show", "--diff", "a", "b", "c").out().replace(this.workplace.path(""), ""))
			.isEqualTo("""
					Revision:   a
					Revises:    <base>
					Revised by: b
					Created:    2026-11-20T09:00:00Z
					File:       /db/migration/a.sql
					    Table a
					The upgrade is the one that was applied.

					Revision:   b
					Revises:    a
					Revised by: c
					Created:    2026-11-20T09:01:00Z
					File:       /db/migration/b.sql
					    Table b
					--- b as applied
					+++ /db/migration/b.sql
					@@ -7 +7 @@
					-CREATE TABLE b (id int);
					+CREATE TABLE b (id bigint);

					Revision:   c (head)
					Revises:    b
					Created:    2026-11-20T09:02:00Z
					File:       /db/migration/c.sql
					    Table c
					There is nothing to compare: it is not applied, or has no file.
					""");
		assertThat(this.workplace.run("check").out()).contains("  @@ -7 +7 @@\n  -CREATE TABLE b (id int);\n");
	}

	@Test
	void checkTellsOfTablesThatAreMissingAfterAStamp(PostgresDatabase database) {
		this.workplace.on(database).run("stamp", "heads");
		assertThat(this.workplace.run("check").exitCode()).isZero();
		database.execute("CREATE TABLE a (); CREATE TABLE c ()");
		assertThat(this.workplace.run("check", "--schema").out().replace(this.workplace.path(""), "")).isEqualTo("""
				Revision b is applied, but the database lacks the table b that it creates (/db/migration/b.sql:7).
				  If the revision was stamped and never ran, stamp what is true, and upgrade. If the table was dropped \
				by hand, create it again, or write a revision that drops it.
				""");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			CREATE VIEW b AS SELECT 1; CREATE SCHEMA t; CREATE TABLE t.b () | missing-table
			CREATE SCHEMA t; ALTER TABLE s.d SET SCHEMA t | missing-table missing-table
			CREATE TABLE public.b (x int) PARTITION BY LIST (x) | ''
			CREATE EXTENSION file_fdw; CREATE SERVER v FOREIGN DATA WRAPPER file_fdw; \
			CREATE FOREIGN TABLE b (x int) SERVER v OPTIONS (filename '/x') | ''
			""")
	void aTableIsLookedForInItsSchemaAndIsNoView(String sql, String found, PostgresDatabase database) {
		this.workplace.on(database)
			.file("db/migration/d.sql", "-- @revision d\n-- @revises c\n\nCREATE TABLE s.d ();\n")
			.run("stamp", "heads");
		database.execute("CREATE TABLE a (); CREATE TABLE c (); CREATE SCHEMA s; CREATE TABLE s.d (); " + sql);
		assertThat(codes(this.workplace.run("check", "--schema", "--json"))).isEqualTo(found);
	}

	@Test
	void checkComparesTheRevisionsWithAModel(PostgresDatabase database) {
		this.workplace.on(database)
			.file("same.sql", "CREATE TABLE a (id int); CREATE TABLE b (id int); CREATE TABLE c (id int);")
			.file("other.sql", "CREATE TABLE a (id int); CREATE TABLE b (id int); CREATE TABLE c (id bigint);")
			.run("upgrade");
		assertThat(this.workplace.run("check", "--model", "same.sql").exitCode()).isZero();
		assertThat(codes(this.workplace.run("check", "--model", "other.sql", "--json"))).isEqualTo("model-differs");
		assertThat(this.workplace.run("check", "--model", "other.sql", "--files").exitCode()).isEqualTo(2);
	}

	private static String codes(Outcome outcome) {
		StringBuilder codes = new StringBuilder();
		outcome.json()
			.get("findings")
			.forEach((finding) -> codes.append(' ').append(finding.get("code").stringValue()));
		return codes.toString().strip();
	}

}
