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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * limbeck graph draws the revisions, and asks the database only if told to.
 */
@ExtendWith(PostgresExtension.class)
class DrawnGraphTests {

	@TempDir
	private Path directory;

	private Workplace workplace;

	@BeforeEach
	void writeFiles() {
		this.workplace = new Workplace(this.directory).revision("a", "@branch main")
			.revision("b", "@revises a")
			.revision("end", "@revises a", "@depends-on b");
	}

	@Test
	void mermaidIsTheDefault() {
		assertThat(this.workplace.run("graph")).isEqualTo(new Outcome(0, """
				flowchart TD
				  r1["a<br/>Table a (main)"]
				  r2["b<br/>Table b"]
				  r3["end<br/>Table end"]
				  r1 --> r2
				  r1 --> r3
				  r2 -.-> r3
				""", ""));
	}

	@Test
	void dotDrawsTheSame() {
		assertThat(this.workplace.run("graph", "--format", "dot").out()).isEqualTo("""
				digraph revisions {
				  node [shape=box];
				  "a" [label="a\\nTable a (main)"];
				  "b" [label="b\\nTable b"];
				  "end" [label="end\\nTable end"];
				  "a" -> "b";
				  "a" -> "end";
				  "b" -> "end" [style=dashed];
				}
				""");
	}

	@Test
	void whatADescriptionSaysIsNoPartOfTheDrawing() {
		this.workplace = new Workplace(this.directory.resolve("hostile")).file("db/migration/x.sql",
				"-- \"] %%{init: {}}%% `<b>` #quot; \\\u202e\n-- @revision x\n\n-- @upgrade\nSELECT 1;\n");
		assertThat(this.workplace.run("graph").out()).isEqualTo("""
				flowchart TD
				  r1["x<br/>#quot;] #37;#37;{init: {}}#37;#37; #96;#lt;b#gt;#96; #35;quot; \\\\u202e"]
				""");
		assertThat(this.workplace.run("graph", "-f", "dot").out())
			.contains("\"x\" [label=\"x\\n\\\"] %%{init: {}}%% `<b>` #quot; \\\\\\\\u202e\"];");
	}

	@Test
	void stateMarksWhatIsApplied(PostgresDatabase database) {
		this.workplace.on(database).run("upgrade", "a");
		assertThat(this.workplace.run("graph", "--state").out()).contains("r1[\"a<br/>Table a (main)<br/>applied\"]",
				":::applied\n", ":::pending\n", "\n  classDef applied ", "\n  classDef pending ");
		assertThat(this.workplace.run("graph", "-s", "-f", "dot").out())
			.contains("\\nTable b\\npending\", style=dashed]");
	}

	@Test
	void stateDrawsWhatOnlyTheDatabaseHas(PostgresDatabase database) {
		this.workplace.delete("db/migration/end.sql").revision("c", "@revises a", "@depends-on b");
		this.workplace.on(database).run("upgrade", "c");
		this.workplace.delete("db/migration/c.sql");
		assertThat(this.workplace.run("graph", "--state").out()).contains("<br/>ahead\"]:::ahead", "r1 --> r3",
				"r2 -.-> r3");
	}

	@Test
	void whatTheLanguagesUseIsEscaped() {
		this.workplace.file("db/migration/q.sql", "-- Say \"<b>\" \\\n-- @revision q\n-- @revises end\nSELECT 1;\n");
		assertThat(this.workplace.run("graph").out()).contains("q<br/>Say #quot;#lt;b#gt;#quot; \\\"]");
		assertThat(this.workplace.run("graph", "-f", "dot").out()).contains("Say \\\"<b>\\\" \\\\\"]");
	}

	@Test
	void jsonHoldsTheDrawing() {
		Outcome outcome = this.workplace.run("graph", "--json");
		assertThat(outcome.json().get("format").stringValue()).isEqualTo("mermaid");
		assertThat(outcome.json().get("graph").stringValue()).startsWith("flowchart TD\n");
	}

	@Test
	void anUnknownFormatIsAUsageError() {
		assertThat(this.workplace.run("graph", "--format", "svg").exitCode()).isEqualTo(2);
	}

}
