package dev.limbeck.adopt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.limbeck.LimbeckException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Projects of other tools that would take all time, all memory, or files from elsewhere.
 */
class HostileProjectTests {

	@TempDir
	private Path directory;

	private ForeignFolder folder;

	@BeforeEach
	void create() {
		this.folder = new ForeignFolder(this.directory);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void levelsOfYamlHaveAnEnd(boolean flow) {
		String deep = flow ? " - a: " + "{a: ".repeat(30_000) + "}".repeat(30_000)
				: IntStream.range(1, 8000).mapToObj((i) -> " ".repeat(i) + "a:\n").collect(Collectors.joining());
		this.folder.file("db.changelog-master.yaml", "databaseChangeLog:\n" + deep + "\n");
		assertThat(refusal()).contains("db.changelog-master.yaml:", "it is nested too deeply");
	}

	@Test
	void changelogsThatIncludeOneAnotherHaveAnEnd() {
		for (int i = 0; i < 300; i++) {
			this.folder.file((i == 0) ? "db.changelog-master.xml" : "c" + i + ".xml",
					"<databaseChangeLog><include file=\"c" + (i + 1) + ".xml\"/></databaseChangeLog>");
		}
		assertThat(refusal()).contains("c200.xml: more than 200 changelogs include one another");
	}

	@Test
	void propertiesThatHoldOneAnotherHaveAnEnd() {
		StringBuilder properties = new StringBuilder();
		for (char name = 'a'; name < 'j'; name++) {
			properties.append("<property name=\"")
				.append(name)
				.append("\" value=\"")
				.append(("${" + (char) (name + 1) + "}").repeat(10))
				.append("\"/>");
		}
		this.folder.file("db.changelog-master.xml", "<databaseChangeLog>" + properties
				+ "<changeSet id=\"1\" author=\"x\"><sql>select '${a}'</sql></changeSet></databaseChangeLog>");
		assertThat(refusal()).contains("with the values of its properties it has more than");
	}

	@Test
	void whatXmlNamesElsewhereIsNotRead() {
		this.folder.file("db.changelog-master.xml",
				"<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><databaseChangeLog>"
						+ "<changeSet id=\"1\" author=\"x\"><sql>select '&a;'</sql></changeSet></databaseChangeLog>");
		assertThat(refusal()).contains("db.changelog-master.xml:1: this is no well-formed XML");
	}

	@Test
	void filesOutsideOfTheFolderAreNotThere() {
		this.folder.file("db.changelog-master.xml",
				"<databaseChangeLog><include file=\"../../../../../../../etc/passwd\"/><includeAll path=\"/\"/>"
						+ "</databaseChangeLog>");
		assertThat(this.folder.plan().remarks()).singleElement().asString().contains("etc/passwd, which is not there");
	}

	@Test
	void aPlaceholderWithoutAValueIsToldOnce() {
		this.folder.file("V1__a.sql", "SELECT '" + "${x} ".repeat(400_000) + "';");
		assertThat(this.folder.plan().remarks()).hasSize(1);
	}

	@Test
	void aLinkThatLeadsBackIsNamed() throws IOException {
		this.folder.file("V1__a.sql", "SELECT 1;");
		Files.createSymbolicLink(this.directory.resolve("self"), this.directory);
		assertThat(refusal()).contains("self leads back to a folder that it lies in");
	}

	private String refusal() {
		return catchThrowableOfType(LimbeckException.class, this.folder::plan).description();
	}

}
