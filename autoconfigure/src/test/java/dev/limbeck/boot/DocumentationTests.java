package dev.limbeck.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.limbeck.log.LogField;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is written about the configuration properties, in their metadata and in the
 * README.
 */
class DocumentationTests {

	private static final Pattern NAME = Pattern.compile("`(limbeck\\.[a-z.-]+)`");

	@Test
	void theTablesOfTheReadmeNameEveryProperty() throws IOException {
		List<String> documented = new ArrayList<>();
		for (String line : Files.readAllLines(Path.of("..", "README.md"))) {
			Matcher names = NAME.matcher(line.startsWith("|") ? line.substring(0, line.indexOf('|', 1)) : "");
			while (names.find()) {
				documented.add(names.group(1));
			}
		}
		assertThat(documented).containsExactlyInAnyOrderElementsOf(
				properties().stream().map((node) -> node.get("name").asString()).toList());
	}

	@Test
	void everyPropertyHasADescriptionWithoutAnArticle() throws IOException {
		assertThat(properties()).allSatisfy(
				(property) -> assertThat(property.path("description").asString("")).as(property.get("name").asString())
					.isNotBlank()
					.doesNotStartWithIgnoringCase("a ")
					.doesNotStartWithIgnoringCase("the "));
	}

	@Test
	void operatorsFindEveryFieldOfLogLines() throws IOException {
		String operations = Files.readString(Path.of("..", "docs", "operations.md"));
		assertThat(LogField.values()).allSatisfy((field) -> assertThat(operations).contains("`" + field.key() + "`"));
	}

	private static List<JsonNode> properties() throws IOException {
		try (InputStream metadata = Objects.requireNonNull(
				LimbeckProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"))) {
			List<JsonNode> properties = new ArrayList<>();
			JsonMapper.shared().readTree(metadata).get("properties").forEach(properties::add);
			properties.removeIf((property) -> !property.get("name").asString().startsWith("limbeck."));
			return properties;
		}
	}

}
