package dev.limbeck.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads YAML of the project's files and documents.
 */
final class YamlDocuments {

	private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

	private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\R(.*?)^```");

	private YamlDocuments() {
	}

	/**
	 * Read a file.
	 * @param name of the file, from the project's folder
	 * @return its documents, with anchors and merge keys resolved
	 */
	static List<JsonNode> read(String name) {
		return parse(text(name));
	}

	/**
	 * Read the examples in a text.
	 * @param name of the text's file, from the project's folder
	 * @return the blocks of YAML in it
	 */
	static List<JsonNode> examples(String name) {
		return BLOCK.matcher(text(name)).results().flatMap((block) -> parse(block.group(1)).stream()).toList();
	}

	/**
	 * Read a file that need not be YAML.
	 * @param name of the file, from the project's folder
	 * @return its text
	 */
	static String text(String name) {
		try {
			return Files.readString(PROJECT.resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<JsonNode> parse(String text) {
		Iterable<Object> documents = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text);
		return StreamSupport.stream(documents.spliterator(), false)
			.<JsonNode>map((document) -> JsonMapper.shared().valueToTree(document))
			.toList();
	}

}
