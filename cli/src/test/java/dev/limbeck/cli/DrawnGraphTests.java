package dev.limbeck.cli;

import java.io.StringReader;
import java.nio.file.Path;

import javax.xml.parsers.DocumentBuilderFactory;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.as;
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
	void svgDrawsTheSame() {
		assertThat(this.workplace.run("graph", "--format", "svg").out()).isEqualTo("""
				<svg xmlns="http://www.w3.org/2000/svg" width="307" height="104" viewBox="0 0 307 104" \
				font-family="monospace" font-size="13">
				  <style>@media (prefers-color-scheme: dark) { .b { fill: #16181d } .l { stroke: #8b949e } \
				.t { fill: #e6e8eb } .n { stroke: #e6e8eb } }</style>
				  <rect class="b" width="100%" height="100%" fill="#ffffff"/>
				  <path class="l" d="M20 20 V48" fill="none" stroke="#666666"/>
				  <path class="l" d="M20 20 C20 34 40 34 40 48 V48 V76" fill="none" stroke="#666666"/>
				  <path class="l" d="M20 48 C20 62 40 62 40 76" fill="none" stroke="#666666" stroke-dasharray="4 3"/>
				  <g><title>a  Table a (main)</title>\
				<circle class="n" cx="20" cy="20" r="6" fill="#ffffff" stroke="#333333"/>\
				<text class="t" x="100" y="24" fill="#111111">a  Table a (main)</text></g>
				  <g><title>b  Table b  (head)</title>\
				<circle class="n" cx="20" cy="48" r="9" fill="none" stroke="#333333"/>\
				<circle class="n" cx="20" cy="48" r="6" fill="#ffffff" stroke="#333333"/>\
				<text class="t" x="100" y="52" fill="#111111">b  Table b  (head)</text></g>
				  <g><title>end  Table end  (head)</title>\
				<circle class="n" cx="40" cy="76" r="9" fill="none" stroke="#333333"/>\
				<circle class="n" cx="40" cy="76" r="6" fill="#ffffff" stroke="#333333"/>\
				<text class="t" x="100" y="80" fill="#111111">end  Table end  (head)</text></g>
				</svg>
				""");
	}

	@Test
	void textDrawsTheSameWithTheNewestAbove() {
		assertThat(this.workplace.run("graph", "--format", "text").out()).isEqualTo("""
				*    end  Table end (head)
				|\\
				| *  b    Table b (head)
				|/
				*    a    Table a (main)
				""");
	}

	@Test
	void textSaysWhoWhenAndHowLong(PostgresDatabase database) {
		this.workplace.on(database).run("upgrade", "a");
		assertThat(this.workplace.run("graph", "--state", "-f", "text").out().lines())
			.last(as(InstanceOfAssertFactories.STRING))
			.matches("\\* +a +applied +\\d{4}-\\d\\d-\\d\\d [0-9:]{8} +[0-9.]+ m?s +postgres on .+ Table a \\(main\\)");
	}

	@Test
	void htmlIsAPageThatRunsNothing() {
		assertThat(this.workplace.run("graph", "--format", "html").out())
			.startsWith("<!doctype html>\n<html lang=\"en\">")
			.contains("default-src 'none'; style-src 'sha256-", "<th scope=\"row\"><code>end</code></th>",
					"Table b <span class=\"mark\">head</span>")
			.doesNotContain("<script", "style=\"", "http://", "https://");
	}

	@Test
	void aLongHistoryIsFoldedUnlessAllOfItIsAskedFor() {
		this.workplace = new Workplace(this.directory.resolve("long")).revision("r0");
		for (int i = 1; i < 150; i++) {
			this.workplace.revision("r" + i, "@revises r" + (i - 1));
		}
		assertThat(this.workplace.run("graph", "-f", "text").out()).hasLineCount(22)
			.contains("~  ...   129 revisions, from r1 to r129\n");
		assertThat(this.workplace.run("graph", "-f", "text", "--all").out()).hasLineCount(150);
		assertThat(this.workplace.run("graph").out()).contains("  r150[");
	}

	@Test
	void svgHoldsWhatIsWrittenAsTextAlone() throws Exception {
		String hostile = "</title><script>alert(1)</script><image href='x' onload=\"y\"/> &#60; ]]> \u202e \uffff \ud83d\ude00 é";
		this.workplace = new Workplace(this.directory.resolve("hostile")).file("db/migration/x.sql",
				"-- " + hostile + "\n-- @revision x\n\n-- @upgrade\nSELECT 1;\n");
		String drawing = this.workplace.run("graph", "-f", "svg").out();
		Document document = DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(new InputSource(new StringReader(drawing)));
		assertThat(drawing).matches("(?s)[\n -~]+").containsOnlyOnce("<rect").doesNotContain("<script", "<image");
		assertThat(document.getElementsByTagName("text").item(0).getTextContent()).startsWith("x  </title><script>")
			.contains("\\u202e \\uffff \ud83d\ude00 é");
	}

	@Test
	void svgSaysThatThereIsNothingToDraw() {
		this.workplace = new Workplace(this.directory.resolve("empty"));
		assertThat(this.workplace.run("graph", "-f", "svg").out()).contains(">There are no revisions yet");
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
		assertThat(this.workplace.run("graph", "-s", "-f", "svg").out()).contains(
				"fill=\"#d9f2d9\" stroke=\"#333333\"/>",
				"fill=\"#fff2cc\" stroke=\"#333333\" stroke-dasharray=\"2 2\"/>", "a  Table a (main)  [applied]  20",
				" ms, by postgres on ", "b  Table b  (head)  [pending]</text>");
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
		assertThat(this.workplace.run("graph", "--format", "png").exitCode()).isEqualTo(2);
	}

}
