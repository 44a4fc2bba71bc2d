package dev.limbeck;

import java.nio.file.Path;
import java.util.List;
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
			"SPRING_PROFILES_ACTIVE", "LIMBECK_ENABLED", "LIMBECK_MODE", "LIMBECK_LOCATIONS", "LIMBECK_MIGRATION_URL",
			"PGPASSFILE", "PGSERVICEFILE", "PGSYSCONFDIR");

	private static Document pom;

	@BeforeAll
	static void readPom() throws Exception {
		pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of("../pom.xml").toFile());
	}

	@Test
	void buildHidesEveryVariableThatLimbeckReads() {
		assertThat(HiddenVariables.all()).containsAll(DatabaseVariables.names()).containsAll(OF_SPRING_AND_DRIVER);
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
