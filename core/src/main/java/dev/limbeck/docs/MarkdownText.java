package dev.limbeck.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.limbeck.VisibleText;

/**
 * Writes a page in Markdown, as GitHub reads it: what others wrote stays a text.
 *
 * @param page the page
 */
record MarkdownText(Page page) {

	/** What begins something in Markdown, anywhere in a line. */
	private static final String SPECIAL = "\\`*_[]|~$#";

	String text() {
		List<String> lines = new ArrayList<>(List.of(SchemaPages.MARK, "", "# " + words(this.page.title())));
		for (Block block : this.page.blocks()) {
			lines.add("");
			lines.addAll(lines(block));
		}
		return String.join("\n", lines) + "\n";
	}

	private List<String> lines(Block block) {
		if (block instanceof Block.Title title) {
			return List.of("## " + words(title.text()));
		}
		if (block instanceof Block.Paragraph paragraph) {
			return List.of(paragraph(pieces(paragraph.pieces())));
		}
		if (block instanceof Block.Sql sql) {
			return List.of(fence(sql.text()) + "sql", VisibleText.of(sql.text()), fence(sql.text()));
		}
		if (block instanceof Block.Grid grid) {
			return grid(grid);
		}
		return List.of("![Tables and foreign keys](diagram.svg)");
	}

	// What would begin a list or underline a title.
	private static String paragraph(String text) {
		String start = text.stripLeading();
		int digits = 0;
		while (digits < start.length() && Character.isDigit(start.charAt(digits))) {
			digits++;
		}
		boolean special = digits < start.length() && ((digits == 0) ? "-+=" : ".)").indexOf(start.charAt(digits)) >= 0;
		return special ? start.substring(0, digits) + "\\" + start.substring(digits) : start;
	}

	private List<String> grid(Block.Grid grid) {
		List<String> lines = new ArrayList<>();
		lines.add(row(grid.columns().stream().map(MarkdownText::words).toList()));
		lines.add(row(grid.columns().stream().map((column) -> "---").toList()));
		grid.rows().forEach((row) -> lines.add(row(row.stream().map(this::cell).toList())));
		return lines;
	}

	private static String row(List<String> cells) {
		return "| " + String.join(" | ", cells) + " |";
	}

	// A bar would end the cell even in code.
	private String cell(List<Inline> pieces) {
		return pieces.stream()
			.map((piece) -> (piece instanceof Inline.Code) ? piece(piece).replace("|", "\\|") : piece(piece))
			.collect(Collectors.joining());
	}

	private String pieces(List<Inline> pieces) {
		return pieces.stream().map(this::piece).collect(Collectors.joining());
	}

	private String piece(Inline piece) {
		if (piece instanceof Inline.Code code) {
			return code(code.text());
		}
		if (piece instanceof Inline.Link link) {
			return "[" + words(link.text()) + "](" + this.page.to(path(link.page())) + ")";
		}
		return words(((Inline.Words) piece).text());
	}

	/**
	 * Return where a page lies.
	 * @param path without an extension
	 * @return the path of a file; what leads to others is what repositories show first
	 */
	static String path(String path) {
		return (path.equals(Page.INDEX) ? "README" : path.replaceFirst("/" + Page.INDEX + "$", "/README")) + ".md";
	}

	private static String code(String text) {
		String shown = VisibleText.line(text);
		if (shown.isEmpty()) {
			return "";
		}
		String ticks = "`".repeat(longest(shown) + 1);
		return (ticks.length() > 1) ? ticks + " " + shown + " " + ticks : ticks + shown + ticks;
	}

	private static String fence(String text) {
		return "`".repeat(Math.max(3, longest(text) + 1));
	}

	private static int longest(String text) {
		int longest = 0;
		int run = 0;
		for (int i = 0; i < text.length(); i++) {
			run = (text.charAt(i) == '`') ? run + 1 : 0;
			longest = Math.max(longest, run);
		}
		return longest;
	}

	private static String words(String text) {
		StringBuilder escaped = new StringBuilder();
		VisibleText.line(text).codePoints().forEach((character) -> {
			if (character == '&' || character == '<' || character == '>') {
				escaped.append((character == '&') ? "&amp;" : (character == '<') ? "&lt;" : "&gt;");
				return;
			}
			if (SPECIAL.indexOf(character) >= 0) {
				escaped.append('\\');
			}
			escaped.appendCodePoint(character);
		});
		return escaped.toString();
	}

}
