package dev.limbeck.drawing;

import java.io.StringReader;
import java.util.List;
import java.util.Random;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HistoryTable}.
 */
class HistoryTableTests {

	@Test
	void everyRowHasAHeaderAndEveryColumnToo() throws Exception {
		Element table = table(List.of(Nodes.applied("a", "Make a"), Nodes.node("b", "Make b", "pending", "a")));
		NodeList headers = table.getElementsByTagName("th");
		assertThat(headers.getLength()).isEqualTo(6 + 2);
		for (int i = 0; i < headers.getLength(); i++) {
			assertThat(((Element) headers.item(i)).getAttribute("scope")).isEqualTo((i < 6) ? "col" : "row");
		}
		assertThat(table.getElementsByTagName("caption").item(0).getTextContent()).isEqualTo("The \"caption\"");
	}

	@Test
	void wordsSayWhatIsDrawn() throws Exception {
		Element table = table(List.of(Nodes.applied("a", "Make a"), Nodes.node("b", "Make b", "pending", "a")));
		assertThat(row(table, 1)).isEqualTo("bMake bpending");
		assertThat(row(table, 2)).isEqualTo("aMake aapplied2026-11-20 09:30:001.2 sshop as app on pod-1");
	}

	@Test
	void whatIsWrittenIsTextAlone() throws Exception {
		String hostile = "</td></table><script>alert(1)</script> <i onload=x> ]]> \u202e \uffff \"' \ud83d\ude00 é";
		List<GraphNode> nodes = List.of(Nodes.applied(hostile, hostile));
		assertThat(row(table(nodes), 1))
			.contains("</td></table><script>alert(1)</script> <i onload=x> ]]> \\u202e \\uffff");
		assertThat(String.join("\n", new HistoryTable(nodes).lines(hostile))).matches("(?s)[\n -~]+")
			.doesNotContain("<script", "<i", " style=");
	}

	@Test
	void aWildHistoryHasOneRowForEachRevision() throws Exception {
		Element table = table(Nodes.random(300, new Random(1)));
		assertThat(table.getElementsByTagName("tr").getLength()).isEqualTo(301);
		assertThat(table.getElementsByTagName("svg").getLength()).isEqualTo(300);
	}

	@Test
	void aLineKeepsItsLaneFromRowToRow() {
		List<GraphNode> nodes = List.of(Nodes.node("a", "", null), Nodes.node("b", "", null, "a"),
				Nodes.node("c", "", null, "a"), Nodes.node("d", "", null, "b", "c"));
		List<String> lines = new HistoryTable(nodes).lines("Revisions").subList(4, 8);
		assertThat(lines.get(0)).contains("d=\"M10 15V30V230M10 15C10 22 26 22 26 30V230\"");
		assertThat(lines.get(1)).contains("d=\"M26 -200V230M10 -200V0V15M10 15V30V230\"");
		assertThat(lines.get(2)).contains("d=\"M10 -200V230M26 -200V0V15M26 15V30V230\"");
		assertThat(lines.get(3)).contains("d=\"M10 -200V0V15M26 -200V0C26 7 10 7 10 15\"");
	}

	private static String row(Element table, int number) {
		return table.getElementsByTagName("tr").item(number).getTextContent();
	}

	private static Element table(List<GraphNode> nodes) throws Exception {
		String html = String.join("\n", new HistoryTable(nodes).lines("The \"caption\""));
		return DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(new InputSource(new StringReader(html)))
			.getDocumentElement();
	}

}
