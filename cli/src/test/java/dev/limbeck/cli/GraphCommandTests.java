package dev.limbeck.cli;

import java.nio.file.Path;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * heads, branches, history and show need nothing but files.
 */
class GraphCommandTests {

	@TempDir
	private Path directory;

	private Workplace workplace;

	@BeforeEach
	void writeFiles() {
		this.workplace = new Workplace(this.directory).revision("a", "@branch main")
			.revision("b", "@revises a")
			.revision("c", "@revises a", "@branch billing")
			.revision("d", "@revises b c")
			.revision("e", "@revises a", "@depends-on d");
	}

	@Test
	void headsAreShownWithLabelsAndDescription() {
		Outcome outcome = this.workplace.run("heads");
		assertThat(outcome).isEqualTo(new Outcome(0, """
				d (head) (required by e) (mergepoint), Table d
				e (head), Table e
				""", ""));
	}

	@Test
	void effectiveHeadsLeaveOutWhatIsDependedOn() {
		assertThat(this.workplace.run("heads", "--effective").out()).isEqualTo("e (head), Table e\n");
	}

	@Test
	void headsAreJson() {
		JsonNode revision = this.workplace.run("heads", "--effective", "--json").json().get("revisions").get(0);
		assertThat(revision.toString()).isEqualTo("""
				{"revision":"e","parents":["a"],"dependsOn":["d"],"labels":[],"replaces":[],"description":"Table e",\
				"created":"2026-11-20T09:04:00Z","file":"FILE","head":true,"effectiveHead":true,\
				"branchPoint":false,"mergePoint":false}""".replace("FILE", this.workplace.path("db/migration/e.sql")));
	}

	@Test
	void jsonTellsNominalFromEffectiveHeads() {
		JsonNode revision = this.workplace.run("heads", "--json").json().get("revisions").get(0);
		assertThat(revision.get("head").booleanValue()).isTrue();
		assertThat(revision.get("effectiveHead").booleanValue()).isFalse();
		assertThat(revision.get("mergePoint").booleanValue()).isTrue();
	}

	@Test
	void branchesAreShownWithWhatRevisesThem() {
		assertThat(this.workplace.run("branches").out()).isEqualTo("""
				a (main) (branchpoint), Table a
				  -> b, Table b
				  -> c (billing), Table c
				  -> e (head), Table e
				""");
	}

	@Test
	void branchesAsJsonAreTheBranchPoints() {
		JsonNode revisions = this.workplace.run("branches", "--json").json().get("revisions");
		assertThat(revisions.size()).isEqualTo(1);
		assertThat(revisions.get(0).get("branchPoint").booleanValue()).isTrue();
	}

	@Test
	void historyIsNewestFirst() {
		assertThat(this.workplace.run("history").out()).isEqualTo("""
				a (d) -> e (head), Table e
				b, c -> d (head) (required by e) (mergepoint), Table d
				a -> c (billing), Table c
				a -> b, Table b
				<base> -> a (main) (branchpoint), Table a
				""");
	}

	@Test
	void historyTakesRanges() {
		assertThat(ids(this.workplace.run("history", "-r", "b:d", "--json"))).isEqualTo("d b");
		assertThat(ids(this.workplace.run("history", "--range=:b", "--json"))).isEqualTo("b a");
		assertThat(ids(this.workplace.run("history", "-r-1:b", "--json"))).isEqualTo("b a");
		assertThat(ids(this.workplace.run("history", "-r", "-1:b", "--json"))).isEqualTo("b a");
	}

	@Test
	void showTellsEverything() {
		assertThat(this.workplace.run("show", "d").out()).isEqualTo("""
				Revision:   d (head) (required by e) (mergepoint)
				Revises:    b, c
				Created:    2026-11-20T09:03:00Z
				File:       FILE
				    Table d
				""".replace("FILE", this.workplace.path("db/migration/d.sql")));
		assertThat(this.workplace.run("show", "a").out()).contains("Revises:    <base>\nRevised by: b, c, e\n");
		assertThat(this.workplace.run("show", "e").out()).contains("Depends on: d\n");
	}

	@Test
	void showTakesSeveralSymbols() {
		assertThat(ids(this.workplace.run("show", "a,b", "billing", "e-1", "--json"))).isEqualTo("a b c");
	}

	@Test
	void stepsDownCountFromTheHeads() {
		this.workplace.revision("f", "@revises d e");
		Outcome outcome = this.workplace.run("show", "-1");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.err()).startsWith("The way down from f is ambiguous: it leads to d, e.\n");
		assertThat(ids(this.workplace.run("show", "f", "--json", "--", "e-1"))).isEqualTo("f a");
	}

	@Test
	void anUnknownSymbolIsAnError() {
		Outcome outcome = this.workplace.run("show", "zebra", "--json");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.json().at("/error/code").stringValue()).isEqualTo("not-found");
		assertThat(outcome.err()).isEmpty();
	}

	@Test
	void brokenFilesAreAllNamed() {
		this.workplace.revision("x", "@revises nowhere").file("db/migration/y.sql", "-- @revision\nSELECT 1;\n");
		Outcome outcome = this.workplace.run("heads");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.out()).isEmpty();
		assertThat(outcome.err()).contains("y.sql:1:1: ");
	}

	@Test
	void anEmptyProjectHasNoHeads(@TempDir Path empty) {
		Workplace fresh = new Workplace(empty).file("db/migration/README", "");
		assertThat(fresh.run("heads").out()).startsWith("There are no revisions yet.\n");
		assertThat(fresh.run("history", "--json").out()).isEqualTo("{\"revisions\":[]}\n");
	}

	private static String ids(Outcome outcome) {
		StringBuilder ids = new StringBuilder();
		outcome.json()
			.get("revisions")
			.forEach((revision) -> ids.append(' ').append(revision.get("revision").stringValue()));
		return ids.toString().strip();
	}

}
