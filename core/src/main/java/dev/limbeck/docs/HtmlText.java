package dev.limbeck.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.limbeck.VisibleText;
import dev.limbeck.drawing.Markup;
import dev.limbeck.drawing.PagePart;

/**
 * Writes a page in HTML that needs no other file, for light and dark, and in which
 * nothing runs.
 *
 * @param page the page
 * @param style its style
 */
record HtmlText(Page page, PagePart style) {

	String text() {
		List<String> lines = new ArrayList<>(
				List.of("<!doctype html>", SchemaPages.MARK, "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
						"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
								+ this.style.source() + "; base-uri 'none'; form-action 'none'\">",
						"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
						"<title>" + Markup.text(this.page.title()) + "</title>",
						"<style>" + this.style.text() + "</style>", "</head>", "<body>"));
		if (!this.page.path().equals(Page.INDEX)) {
			lines.add("<nav aria-label=\"Way back\"><a href=\"" + this.page.to(path(Page.INDEX))
					+ "\">All tables</a></nav>");
		}
		lines.add("<main>");
		lines.add("<h1>" + Markup.text(this.page.title()) + "</h1>");
		this.page.blocks().forEach((block) -> lines.addAll(lines(block)));
		lines.addAll(List.of("</main>", "</body>", "</html>"));
		return String.join("\n", lines) + "\n";
	}

	static String path(String path) {
		return path + ".html";
	}

	private List<String> lines(Block block) {
		if (block instanceof Block.Title title) {
			return List.of("<h2>" + Markup.text(title.text()) + "</h2>");
		}
		if (block instanceof Block.Paragraph paragraph) {
			return List.of("<p>" + pieces(paragraph.pieces()) + "</p>");
		}
		if (block instanceof Block.Sql sql) {
			return List.of("<pre tabindex=\"0\"><code>"
					+ VisibleText.of(sql.text()).lines().map(Markup::text).collect(Collectors.joining("\n"))
					+ "</code></pre>");
		}
		if (block instanceof Block.Grid grid) {
			return grid(grid);
		}
		List<String> lines = new ArrayList<>(
				List.of("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Diagram\">"));
		lines
			.addAll(new DiagramSvg(((Block.Picture) block).diagram(), (table) -> this.page.to(path(PagePath.of(table))))
				.lines(""));
		lines.add("</div>");
		return lines;
	}

	private List<String> grid(Block.Grid grid) {
		List<String> lines = new ArrayList<>();
		lines.add("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
				+ Markup.text(grid.columns().get(0)) + "\"><table>");
		lines.add(grid.columns()
			.stream()
			.map((column) -> "<th scope=\"col\">" + Markup.text(column) + "</th>")
			.collect(Collectors.joining("", "<thead><tr>", "</tr></thead><tbody>")));
		for (List<List<Inline>> row : grid.rows()) {
			StringBuilder line = new StringBuilder("<tr><th scope=\"row\">" + pieces(row.get(0)) + "</th>");
			row.subList(1, row.size()).forEach((cell) -> line.append("<td>").append(pieces(cell)).append("</td>"));
			lines.add(line + "</tr>");
		}
		lines.add("</tbody></table></div>");
		return lines;
	}

	private String pieces(List<Inline> pieces) {
		return pieces.stream().map(this::piece).collect(Collectors.joining());
	}

	private String piece(Inline piece) {
		if (piece instanceof Inline.Code code) {
			return code.text().isEmpty() ? "" : "<code>" + Markup.text(code.text()) + "</code>";
		}
		if (piece instanceof Inline.Link link) {
			return "<a href=\"" + this.page.to(path(link.page())) + "\">" + Markup.text(link.text()) + "</a>";
		}
		return Markup.text(((Inline.Words) piece).text());
	}

}
