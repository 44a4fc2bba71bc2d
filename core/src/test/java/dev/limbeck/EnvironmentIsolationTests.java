package dev.limbeck;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import dev.limbeck.connect.DatabaseVariables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a developer's shell says about databases does not reach a test.
 */
class EnvironmentIsolationTests {

	private static final List<String> OF_SPRING_AND_DRIVER = List.of("SPRING_DATASOURCE_URL",
			"SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD", "SPRING_APPLICATION_JSON",
			"SPRING_PROFILES_ACTIVE", "SPRING_CONFIG_ADDITIONAL_LOCATION", "SPRING_CONFIG_IMPORT",
			"SPRING_CONFIG_LOCATION", "PGPASSFILE", "PGSERVICEFILE", "PGSYSCONFDIR");

	private static Document pom;

	@BeforeAll
	static void readPom() throws Exception {
		pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of("../pom.xml").toFile());
	}

	@Test
	void buildHidesEveryVariableThatLimbeckReadsAndNoOther() {
		Set<String> known = new TreeSet<>(DatabaseVariables.names());
		known.addAll(OF_SPRING_AND_DRIVER);
		known.addAll(HiddenVariables.in("hidden.limbeck"));
		assertThat(HiddenVariables.all()).containsExactlyInAnyOrderElementsOf(known);
	}

	@Test
	void theBuildReadsThem() {
		assertThat(texts("file"))
			.contains("${maven.multiModuleProjectDirectory}/src/test-environment/hidden-variables.properties");
	}

	@Test
	void bothKindsOfTestsHideThem() {
		assertThat(texts("excludedEnvironmentVariables")).containsExactly("${hidden-environment-variables}",
				"${hidden-environment-variables}");
	}

	@Test
	void noneOfThemIsSetHere() {
		assertThat(System.getenv()).doesNotContainKeys(HiddenVariables.all().toArray(String[]::new));
	}

	private static List<String> texts(String element) {
		NodeList nodes = pom.getElementsByTagName(element);
		return Stream.iterate(0, (index) -> index + 1)
			.limit(nodes.getLength())
			.map((index) -> nodes.item(index).getTextContent())
			.toList();
	}

}
