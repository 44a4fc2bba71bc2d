package dev.limbeck.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/revision-files.md} says about new files.
 */
class NewFilesDocumentationTests {

	private final String page;

	NewFilesDocumentationTests() throws IOException {
		this.page = Files.readString(Path.of("..", "docs", "revision-files.md"));
	}

	@Test
	void showsTheBuiltInTemplate() {
		assertThat(this.page).contains("```\n" + Template.BUILT_IN.text() + "```\n");
	}

	@Test
	void namesEverySettingWithItsDefault() {
		RevisionFileSettings defaults = RevisionFileSettings.DEFAULT;
		assertThat(this.page).contains("| `" + RevisionFileSettings.PATTERN + "` | `" + defaults.pattern() + "` |",
				"| `" + RevisionFileSettings.TIME_ZONE + "` | `UTC` |",
				"| `" + RevisionFileSettings.SLUG_LENGTH + "` | `" + defaults.slugLength() + "` |",
				"| `" + RevisionFileSettings.TEMPLATE + "` |", "| `" + RevisionFileSettings.AFTER_WRITE + "` |");
	}

}
