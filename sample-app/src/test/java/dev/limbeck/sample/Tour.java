package dev.limbeck.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A document whose console blocks are typed into a shell, one after the other, and whose
 * files with a title are written where it says.
 */
final class Tour {

	private static final Pattern FENCE = Pattern.compile("```(\\w*)(?: title=\"([^\"]+)\")?");

	private final Path file;

	private final List<String> lines;

	private Tour(Path file, List<String> lines) {
		this.file = file;
		this.lines = lines;
	}

	static Tour read(Path file) {
		try {
			return new Tour(file, Files.readAllLines(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Go through the document.
	 * @param type types a command, and returns what appears
	 * @param write takes the path and the text of a file
	 * @return the document as it should be: with what appeared
	 */
	Tour follow(UnaryOperator<String> type, BiConsumer<String, String> write) {
		List<String> actual = new ArrayList<>();
		for (int line = 0; line < this.lines.size(); line++) {
			actual.add(this.lines.get(line));
			var fence = FENCE.matcher(this.lines.get(line));
			if (fence.matches()) {
				int end = line + 1 + this.lines.subList(line + 1, this.lines.size()).indexOf("```");
				List<String> block = this.lines.subList(line + 1, end);
				actual.addAll(fence.group(1).equals("console") ? typed(block, type) : block);
				if (fence.group(2) != null) {
					write.accept(fence.group(2), String.join("\n", block) + "\n");
				}
				actual.add("```");
				line = end;
			}
		}
		return new Tour(this.file, actual);
	}

	private static List<String> typed(List<String> block, UnaryOperator<String> type) {
		List<String> actual = new ArrayList<>();
		block.stream().filter((line) -> line.startsWith("$ ")).forEach((command) -> {
			actual.add(command);
			type.apply(command.substring(2)).stripTrailing().lines().forEach(actual::add);
		});
		return actual;
	}

	/**
	 * Return the text.
	 * @return all lines
	 */
	String text() {
		return String.join("\n", this.lines) + "\n";
	}

	void save() throws IOException {
		Files.writeString(this.file, text());
	}

}
