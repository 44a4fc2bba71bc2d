package dev.limbeck.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What development environments know about the properties of Limbeck, and what the
 * documentation says about them.
 *
 * @param properties what is known about each
 * @param hints about their values
 */
record ConfigurationMetadata(List<JsonNode> properties, List<JsonNode> hints) {

	static ConfigurationMetadata read() {
		try (InputStream metadata = Objects.requireNonNull(
				LimbeckProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"))) {
			JsonNode root = JsonMapper.shared().readTree(metadata);
			return new ConfigurationMetadata(root.get("properties")
				.valueStream()
				.filter((property) -> name(property).startsWith("limbeck."))
				.toList(), root.get("hints").valueStream().toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String name(JsonNode node) {
		return node.get("name").asString();
	}

	List<String> names() {
		return this.properties.stream().map(ConfigurationMetadata::name).toList();
	}

	String defaultValue(String property) {
		return this.properties.stream()
			.filter((node) -> name(node).equals(property))
			.map((node) -> node.path("defaultValue").asString(""))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Return the values that are suggested for a property.
	 * @param property its name
	 * @return hints, each with {@code value} and {@code description}
	 */
	Stream<JsonNode> values(String property) {
		return this.hints.stream()
			.filter((hint) -> name(hint).equals(property))
			.flatMap((hint) -> hint.get("values").valueStream());
	}

	/**
	 * Return the properties as tables, one for each group.
	 * @return Markdown
	 */
	String tables() {
		return this.properties.stream()
			.collect(Collectors.groupingBy(ConfigurationMetadata::group, TreeMap::new,
					Collectors.mapping(this::row, Collectors.joining())))
			.entrySet()
			.stream()
			.map((group) -> "\n## `" + group.getKey() + "`\n| property | default | |\n|---|---|---|\n"
					+ group.getValue())
			.collect(Collectors.joining());
	}

	private static String group(JsonNode property) {
		String name = name(property);
		int end = name.lastIndexOf('.');
		return name.substring(0, end) + ".*";
	}

	private String row(JsonNode property) {
		String otherwise = property.has("defaultValue") ? "`" + property.get("defaultValue").asString() + "`" : "–";
		String values = values(name(property))
			.map((hint) -> "<br>`" + hint.get("value").asString() + "`: " + hint.get("description").asString())
			.collect(Collectors.joining());
		return "| `" + name(property) + "` | " + otherwise + " | " + property.get("description").asString() + values
				+ " |\n";
	}

}
