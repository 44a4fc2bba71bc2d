package dev.limbeck.migrate;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A folder in {@code cases/broken-scripts}: revision files that cannot be run as they
 * are. The first is {@code a.sql}, the usual one if there is none (and no
 * {@code base=none}). {@code before.sql} is run by a superuser before,
 * {@code meanwhile.sql} in another session that stays in its transaction;
 * {@code case.properties} says what is done ({@code command}: {@code upgrade},
 * {@code downgrade} or {@code trial}) and as whom ({@code user}). In a revision file
 * <code>{{300000 x}}</code> stands for so many x.
 *
 * @param folder the folder
 */
record BrokenScript(Path folder) {

	private static final Path ALL = Path.of("src/test/resources/cases/broken-scripts");

	private static final Path USUAL_BASE = Path.of("src/test/resources/cases/customers-and-orders.sql");

	private static final Set<String> AROUND = Set.of("before.sql", "meanwhile.sql");

	private static final Pattern REPEATED = Pattern.compile("\\{\\{(\\d+) (.*?)}}");

	static Stream<BrokenScript> all() {
		return files(ALL).map(BrokenScript::new);
	}

	private static Stream<Path> files(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Write the revision files elsewhere.
	 * @param target an empty folder
	 */
	void copyTo(Path target) {
		if (!property("base", "usual").equals("none")) {
			write(target.resolve("a.sql"), bytes(USUAL_BASE));
		}
		files(this.folder).filter((file) -> file.toString().endsWith(".sql"))
			.filter((file) -> !AROUND.contains(file.getFileName().toString()))
			.forEach((file) -> write(target.resolve(file.getFileName()),
					REPEATED.matcher(bytes(file)).replaceAll(BrokenScript::repeated)));
	}

	private static String repeated(MatchResult match) {
		return match.group(2).repeat(Integer.parseInt(match.group(1)));
	}

	// One character for each byte: not every file is UTF-8.
	private static String bytes(Path file) {
		try {
			return Files.readString(file, StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void write(Path file, String bytes) {
		try {
			Files.writeString(file, bytes, StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return what the case says about how it is run.
	 * @param name the property
	 * @param otherwise its value if the case does not say
	 * @return the value
	 */
	String property(String name, String otherwise) {
		Properties properties = new Properties();
		try {
			properties.load(new StringReader(Objects.requireNonNullElse(text("case.properties"), "")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return properties.getProperty(name, otherwise);
	}

	/**
	 * Return what a file of the case says.
	 * @param name its name
	 * @return its text, or {@code null} if there is no such file
	 */
	@Nullable String text(String name) {
		try {
			Path file = this.folder.resolve(name);
			return Files.exists(file) ? Files.readString(file) : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String toString() {
		return this.folder.getFileName().toString();
	}

}
