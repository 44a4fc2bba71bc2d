package dev.limbeck.cli.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown document.
 *
 * @param path where it lies
 * @param lines what it says
 */
public record Document(Path path, List<String> lines) {

	private static final Pattern FENCE = Pattern.compile("```(\\w+)(?: title=\"([^\"]+)\")?");

	/**
	 * Read a document.
	 * @param name its file name in the folder {@code docs}
	 * @return the document
	 */
	public static Document read(String name) {
		try {
			Path path = Path.of("..", "docs", name);
			return new Document(path, Files.readAllLines(path));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the fenced blocks, in their order.
	 * @return blocks, also those in comments, which set something up
	 */
	List<Block> blocks() {
		List<Block> blocks = new ArrayList<>();
		String section = "";
		for (int line = 0; line < this.lines.size(); line++) {
			String text = this.lines.get(line);
			Matcher fence = FENCE.matcher(text);
			if (fence.matches()) {
				int end = this.lines.subList(line, this.lines.size()).indexOf("```") + line;
				String title = (fence.group(2) != null) ? fence.group(2) : "";
				blocks.add(new Block(section, line + 1, fence.group(1), title, this.lines.subList(line + 1, end)));
				line = end;
			}
			else if (text.startsWith("#")) {
				section = text.replaceFirst("#+ ", "");
			}
		}
		return blocks;
	}

	/**
	 * Return what stands under a heading.
	 * @param heading without the number signs
	 * @return its text up to the next heading of any level
	 */
	public String section(String heading) {
		StringBuilder text = new StringBuilder();
		boolean inside = false;
		boolean code = false;
		for (String line : this.lines) {
			code ^= line.startsWith("```");
			if (line.startsWith("#") && !code) {
				inside = line.replaceFirst("#+ ", "").equals(heading);
			}
			else if (inside) {
				text.append(line).append('\n');
			}
		}
		return text.toString();
	}

	/**
	 * Write the document with other content in some of its blocks.
	 * @param corrected blocks with their new lines
	 */
	void rewrite(List<Correction> corrected) {
		List<String> result = new ArrayList<>(this.lines);
		corrected.stream()
			.sorted(Comparator.comparingInt((Correction correction) -> correction.block().line()).reversed())
			.forEach((correction) -> {
				Block block = correction.block();
				List<String> old = result.subList(block.line(), block.line() + block.lines().size());
				old.clear();
				old.addAll(correction.lines());
			});
		try {
			Files.writeString(this.path, String.join("\n", result) + "\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What a block should say.
	 *
	 * @param block as it is
	 * @param lines as they should be
	 */
	record Correction(Block block, List<String> lines) {

	}

}
