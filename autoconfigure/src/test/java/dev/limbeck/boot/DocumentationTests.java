package dev.limbeck.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.limbeck.log.LogField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is written about the configuration properties, in their metadata and in the
 * documentation.
 */
class DocumentationTests {

	private static final Path ROOT = Path.of("..");

	private static final Path README = ROOT.resolve("README.md");

	private static final Path CONFIGURATION = ROOT.resolve("docs/configuration.md");

	private static final Pattern NAME = Pattern.compile("`(limbeck\\.[a-z.-]+)`");

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `(limbeck\\.[a-z.-]+)` \\| `([^`]+)` \\|");

	private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```.*?^```$");

	private static final Pattern FILE = Pattern.compile("\\]\\(([^():#]+)[#)]");

	private static final Pattern TITLE = Pattern.compile("\\]\\(([^():#]*)#([^()]+)\\)");

	private final ConfigurationMetadata metadata = ConfigurationMetadata.read();

	@Test
	void thePageOfTheConfigurationSaysWhatTheMetadataSay() throws IOException {
		String page = Files.readString(CONFIGURATION);
		String written = page.substring(0, page.indexOf("-->\n") + 4) + this.metadata.tables();
		if (Boolean.getBoolean("limbeck.documentation.update")) {
			Files.writeString(CONFIGURATION, written);
		}
		assertThat(Files.readString(CONFIGURATION)).isEqualTo(written);
	}

	@Test
	void theTableOfTheReadmeNamesPropertiesThatExist() throws IOException {
		List<String> named = Files.readAllLines(README)
			.stream()
			.filter((line) -> line.startsWith("| `limbeck."))
			.flatMap((line) -> NAME.matcher(line.substring(0, line.indexOf('|', 1))).results())
			.map((name) -> name.group(1))
			.toList();
		assertThat(named).isNotEmpty().doesNotHaveDuplicates().isSubsetOf(this.metadata.names());
	}

	@Test
	void theTableOfTheReadmeHasTheirDefaults() throws IOException {
		assertThat(ROW.matcher(Files.readString(README)).results()).isNotEmpty()
			.allSatisfy((row) -> assertThat(this.metadata.defaultValue(row.group(1))).isEqualTo(row.group(2)));
	}

	@Test
	void theReadmeIsShort() throws IOException {
		assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(110);
	}

	@ParameterizedTest
	@MethodSource("pages")
	void linksLeadToFiles(Path page) throws IOException {
		assertThat(FILE.matcher(withoutExamples(page)).results())
			.allSatisfy((link) -> assertThat(page.resolveSibling(link.group(1))).exists());
	}

	// What a command has written is not of this place.
	private static String withoutExamples(Path page) throws IOException {
		return EXAMPLE.matcher(Files.readString(page)).replaceAll("");
	}

	@ParameterizedTest
	@MethodSource("pages")
	void linksLeadToTitles(Path page) throws IOException {
		assertThat(TITLE.matcher(withoutExamples(page)).results()).allSatisfy((link) -> {
			Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
			assertThat(titles(target)).contains(link.group(2));
		});
	}

	@Test
	void everyPropertyHasADescriptionWithoutAnArticle() {
		assertThat(this.metadata.properties()).allSatisfy(
				(property) -> assertThat(property.path("description").asString("")).as(property.get("name").asString())
					.isNotBlank()
					.doesNotStartWithIgnoringCase("a ")
					.doesNotStartWithIgnoringCase("the "));
	}

	@Test
	void everyChoiceIsExplained() {
		assertThat(this.metadata.properties()).allSatisfy((property) -> {
			List<String> suggested = values(property);
			if (!choices(property).isEmpty()) {
				assertThat(suggested).containsExactlyElementsOf(choices(property));
			}
			if (!suggested.isEmpty()) {
				assertThat(suggested).contains(property.get("defaultValue").asString());
			}
		});
	}

	@Test
	void hintsAreAboutPropertiesThatExist() {
		assertThat(this.metadata.hints()).isNotEmpty()
			.allSatisfy((hint) -> assertThat(this.metadata.names()).contains(ConfigurationMetadata.name(hint)));
	}

	@Test
	void operatorsFindEveryFieldOfLogLines() throws IOException {
		String operations = Files.readString(ROOT.resolve("docs/operations.md"));
		assertThat(LogField.values()).allSatisfy((field) -> assertThat(operations).contains("`" + field.key() + "`"));
	}

	static Stream<Path> pages() throws IOException {
		try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
			List<Path> pages = docs.filter((file) -> file.toString().endsWith(".md")).toList();
			return Stream.concat(Stream.of(README, ROOT.resolve("CONTRIBUTING.md"), ROOT.resolve("CHANGELOG.md")),
					pages.stream());
		}
	}

	private static List<String> titles(Path page) throws IOException {
		return Files.readAllLines(page)
			.stream()
			.filter((line) -> line.startsWith("#"))
			.map((line) -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
			.map((title) -> title.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
			.toList();
	}

	private List<String> values(JsonNode property) {
		return this.metadata.values(ConfigurationMetadata.name(property))
			.map((hint) -> hint.get("value").asString())
			.toList();
	}

	private static List<String> choices(JsonNode property) {
		String name = property.get("type").asString();
		if (!name.startsWith("dev.limbeck.")) {
			return List.of();
		}
		Object[] constants = ClassUtils.resolveClassName(name, null).getEnumConstants();
		return Stream.of(constants).map((constant) -> constant.toString().toLowerCase(Locale.ROOT)).toList();
	}

}
