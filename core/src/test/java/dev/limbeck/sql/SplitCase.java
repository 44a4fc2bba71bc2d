package dev.limbeck.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A script and PostgreSQL's own split of it.
 *
 * @param name the case's name
 * @param bytes the file
 * @param expected what PostgreSQL made of it
 */
record SplitCase(String name, byte[] bytes, JsonNode expected) {

	static Stream<SplitCase> all() {
		try (Stream<Path> files = Files.list(folder())) {
			return files.filter((file) -> file.toString().endsWith(".sql"))
				.sorted()
				.toList()
				.stream()
				.map(SplitCase::read);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path folder() {
		return Path.of("src/test/resources/cases/split");
	}

	private static SplitCase read(Path file) {
		String name = file.getFileName().toString().replace(".sql", "");
		try (InputStream json = Files.newInputStream(file.resolveSibling(name + ".expect.json"))) {
			return new SplitCase(name, Files.readAllBytes(file), JsonMapper.shared().readTree(json));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean isUtf8() {
		return this.expected.path("encoding").asString().equals("UTF-8");
	}

	/**
	 * Return the script as text.
	 * @return the text; one character for each byte if it is not UTF-8
	 */
	String text() {
		return new String(this.bytes, isUtf8() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
	}

	List<String> strings(String field) {
		return this.expected.path(field).valueStream().map(JsonNode::asString).toList();
	}

	List<Integer> integers(String field) {
		return this.expected.path(field).valueStream().map(JsonNode::asInt).toList();
	}

	Stream<JsonNode> nodes(String field) {
		return this.expected.path(field).valueStream();
	}

	boolean has(String field) {
		return this.expected.has(field);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof SplitCase that && that.name.equals(this.name);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.name);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
