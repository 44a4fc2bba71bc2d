package dev.limbeck.generate;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import dev.limbeck.LimbeckException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NewProject}.
 */
class NewProjectTests {

	@TempDir
	Path directory;

	@Test
	void createsAFolderAndSettings() {
		NewProject project = plan(null);
		assertThat(this.directory).isEmptyDirectory();
		assertThat(project.create()).containsExactly(path("db/migration"), path("limbeck.properties"));
		assertThat(path("db/migration")).isDirectory();
	}

	@Test
	void createsTheFolderAmongTheResourcesIfThereAreAny() throws IOException {
		Files.createDirectories(path("src/main/resources"));
		assertThat(plan(null).directory()).isEqualTo(path("src/main/resources/db/migration"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "db/migration", "my revisions", "a\\b", " x", "größe", "a=b:c#d" })
	void writesSettingsThatNameTheFolder(String folder) throws IOException {
		plan(Path.of(folder)).create();
		assertThat(settings()).containsOnlyKeys("limbeck.locations").containsValue(folder.replace('\\', '/'));
	}

	@Test
	void writesTheFolderAbsoluteIfItIsElsewhere() throws IOException {
		Path elsewhere = path("elsewhere");
		Path here = Files.createDirectory(path("here"));
		NewProject.plan(here, elsewhere).create();
		assertThat(Files.readString(here.resolve("limbeck.properties"))).contains("\nlimbeck.locations=" + elsewhere);
	}

	@Test
	void showsTheOtherSettingsAsCommentsWithTheirDefaults() throws IOException {
		plan(null).create();
		String text = Files.readString(path("limbeck.properties")).replaceAll("(?m)^#(?=limbeck)", "");
		Files.writeString(path("limbeck.properties"), text);
		Properties properties = settings();
		assertThat(properties).containsEntry("limbeck.ledger.schema", "public").hasSize(9);
		properties.keySet().removeIf((key) -> key.toString().matches(".*(template|after-write)"));
		assertThat(RevisionFileSettings.read(properties::getProperty))
			.isEqualTo(RevisionFileSettings.read((name) -> null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "db/migration", "./db/migration/" })
	void doesNothingTheSecondTime(String folder) {
		plan(null).create();
		assertThat(plan(folder.isEmpty() ? null : Path.of(folder)).create()).isEmpty();
	}

	@Test
	void createsTheFolderThatTheSettingsName() throws IOException {
		Files.writeString(path("limbeck.properties"), "limbeck.locations = classpath:x , revisions/main, other\n");
		NewProject project = plan(null);
		assertThat(project.create()).containsExactly(path("revisions/main"));
		assertThat(settings()).hasSize(1);
	}

	@Test
	void createsASecondLocationThatTheSettingsName() throws IOException {
		Files.writeString(path("limbeck.properties"), "limbeck.locations=one,two\n");
		assertThat(plan(Path.of("two")).create()).containsExactly(path("two"));
	}

	@Test
	void refusesAFolderThatTheSettingsDoNotName() throws IOException {
		Files.writeString(path("limbeck.properties"), "limbeck.locations=one\n");
		LimbeckException ex = refused(Path.of("two"));
		assertThat(ex.description()).isEqualTo(path("limbeck.properties")
				+ " exists, but limbeck.locations is one: files in " + path("two") + " would not be read.");
		assertThat(ex.action()).isEqualTo("Add the folder to limbeck.locations there.");
	}

	@Test
	void refusesSettingsWithoutLocations() throws IOException {
		Files.writeString(path("limbeck.properties"), "limbeck.ledger.schema=x\n");
		assertThat(refused(null).description()).contains("has no limbeck.locations");
	}

	@Test
	void refusesSettingsThatCannotBeRead() throws IOException {
		Files.writeString(path("limbeck.properties"), "a=\\u12\n");
		assertThat(refused(null).code()).isEqualTo("unreadable-settings");
	}

	@Test
	void refusesAFileInTheFoldersPlace() throws IOException {
		Files.writeString(path("db"), "");
		LimbeckException ex = refused(Path.of("db"));
		assertThat(ex.description()).isEqualTo(path("db") + " is a file.");
	}

	@Test
	void tellsThatTheFolderCannotBeCreated() throws IOException {
		NewProject project = plan(null);
		Files.writeString(path("db"), "");
		LimbeckException ex = Refused.by(project::create);
		assertThat(ex.description()).startsWith(path("db/migration") + " cannot be created");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a,b", "." })
	void refusesAFolderThatTheSettingCannotName(String folder) {
		assertThat(refused(Path.of(folder)).code()).isEqualTo("bad-directory");
	}

	private NewProject plan(@Nullable Path folder) {
		return NewProject.plan(this.directory, folder);
	}

	private LimbeckException refused(@Nullable Path folder) {
		return Refused.by(() -> plan(folder));
	}

	private Path path(String name) {
		return this.directory.resolve(name);
	}

	private Properties settings() throws IOException {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(path("limbeck.properties"))) {
			properties.load(reader);
		}
		return properties;
	}

}
