package dev.limbeck.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A revision file in {@code cases/markers}, and beside it what is told about it, or what
 * would be run. In the file {@code <U+00A0>} stands for that character.
 *
 * @param file the file
 */
record MarkerCase(Path file) {

	private static final Pattern CHARACTER = Pattern.compile("<U\\+([0-9A-F]+)>");

	static Stream<MarkerCase> all() {
		try (Stream<Path> files = Files.list(Path.of("src/test/resources/cases/markers"))) {
			return files.filter((file) -> file.toString().endsWith(".sql"))
				.sorted()
				.map(MarkerCase::new)
				.toList()
				.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String text() throws IOException {
		return CHARACTER.matcher(Files.readString(this.file))
			.replaceAll((match) -> Character.toString(Integer.parseInt(match.group(1), 16)));
	}

	Path expected() {
		return this.file.resolveSibling(toString() + ".txt");
	}

	boolean isHarmless() {
		return toString().matches("\\d+-(?:prose|tag)-.*");
	}

	@Override
	public String toString() {
		return this.file.getFileName().toString().replace(".sql", "");
	}

}
