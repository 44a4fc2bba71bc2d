package dev.limbeck.docs;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MarkdownText}.
 */
class MarkdownTextTests {

	@Test
	void whatOthersWroteStaysAText() {
		assertThat(paragraph("a *b* _c_ `d` [e](f) <g> & # | ~ \\ $h$ \u202e"))
			.isEqualTo("a \\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) &lt;g&gt; &amp; \\# \\| \\~ \\\\ \\$h\\$ \\\\u202e");
	}

	@Test
	void whatLooksLikeAListIsNone() {
		assertThat(paragraph("- one")).isEqualTo("\\- one");
		assertThat(paragraph("12. twelve")).isEqualTo("12\\. twelve");
		assertThat(paragraph("12 twelve")).isEqualTo("12 twelve");
		assertThat(paragraph("    code")).isEqualTo("code");
	}

	@Test
	void whatHasSeveralLinesStandsInOne() {
		assertThat(paragraph("one\n\n# two\r\n  three")).isEqualTo("one \\# two three");
	}

	@Test
	void codeMayHoldWhatEndsCode() {
		Block.Grid grid = new Block.Grid(List.of("A|B"),
				List.of(List.of(Authors.code("a|b")), List.of(Authors.code("a`b``c")), List.of(Authors.code(""))));
		assertThat(lines(grid)).containsExactly("| A\\|B |", "| --- |", "| `a\\|b` |", "| ``` a`b``c ``` |", "|  |");
	}

	@Test
	void codeOutsideATableKeepsItsBars() {
		assertThat(lines(new Block.Paragraph(Authors.code("a || b")))).containsExactly("`a || b`");
	}

	@Test
	void aFenceIsLongerThanWhatIsInIt() {
		assertThat(lines(new Block.Sql("SELECT '```'"))).containsExactly("````sql", "SELECT '```'", "````");
	}

	@Test
	void linksGoFromFolderToFolder() {
		Block link = new Block.Paragraph(
				List.of(new Inline.Link("shop.a_b", "shop/a_b"), new Inline.Link("x", "index")));
		assertThat(lines(link)).containsExactly("[shop.a\\_b](shop/a_b.md)[x](README.md)");
		assertThat(new MarkdownText(new Page("public/x", "X", List.of(link))).text())
			.contains("[shop.a\\_b](../shop/a_b.md)[x](../README.md)");
	}

	private static String paragraph(String text) {
		return lines(new Block.Paragraph(Authors.words(text))).get(0);
	}

	private static List<String> lines(Block block) {
		return new MarkdownText(new Page("index", "T", List.of(block))).text().lines().skip(4).toList();
	}

}
