package dev.limbeck.drawing;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws revisions as a page in HTML that needs nothing else, for light and dark.
 *
 * @param nodes the revisions, parents before children
 * @param remarks what there is to say of the drawing
 */
record HtmlText(List<GraphNode> nodes, List<String> remarks) {

	List<String> lines() {
		PagePart style = PagePart.ofTables();
		List<String> lines = new ArrayList<>(List.of("<!doctype html>", "<html lang=\"en\">", "<head>",
				"<meta charset=\"utf-8\">",
				"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; " + "style-src "
						+ style.source() + "; base-uri 'none'; form-action 'none'\">",
				"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", "<title>Revisions</title>",
				"<style>" + style.text() + "</style>", "</head>", "<body>", "<main>", "<h1>Revisions</h1>"));
		this.remarks.forEach((remark) -> lines.add("<p>" + Markup.text(remark) + "</p>"));
		if (!this.nodes.isEmpty()) {
			lines.add("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Revisions\">");
			lines.addAll(new HistoryTable(this.nodes).lines("Revisions, the newest first"));
			lines.add("</div>");
		}
		lines.addAll(List.of("</main>", "</body>", "</html>"));
		return lines;
	}

}
