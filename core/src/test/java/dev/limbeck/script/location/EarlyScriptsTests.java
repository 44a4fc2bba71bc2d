package dev.limbeck.script.location;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.limbeck.sql.ScriptException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link EarlyScripts}.
 */
class EarlyScriptsTests {

	@TempDir
	private Path folder;

	@TempDir
	private Path other;

	private static Locations in(Path folder) {
		return Locations.of(List.of("file:" + folder), EarlyScriptsTests.class.getClassLoader());
	}

	private static void write(Path folder, String id) throws IOException {
		Files.writeString(folder.resolve(id + ".sql"),
				"-- Make " + id + "\n--\n-- @revision " + id + "\n\n-- @upgrade\nSELECT 1;\n");
	}

	private static List<String> ids(RevisionScripts scripts) {
		return scripts.definitions().stream().map((definition) -> definition.revision().id()).toList();
	}

	@Test
	void firstToReadTheSameGetsWhatWasRead() throws IOException {
		write(this.folder, "a");
		EarlyScripts early = EarlyScripts.begin(in(this.folder));
		awaitEnd();
		write(this.folder, "b");
		assertThat(ids(early.load(in(this.folder), List.of()))).containsExactly("a");
		assertThat(ids(early.load(in(this.folder), List.of()))).containsExactly("a", "b");
	}

	@Test
	void whoReadsElsewhereReads() throws IOException {
		write(this.folder, "a");
		write(this.other, "b");
		EarlyScripts early = EarlyScripts.begin(in(this.folder));
		assertThat(ids(early.load(in(this.other), List.of()))).containsExactly("b");
	}

	@Test
	void whatIsWrongIsToldToWhoAsks() throws IOException {
		Files.writeString(this.folder.resolve("a.sql"), "SELECT 1;");
		EarlyScripts early = EarlyScripts.begin(in(this.folder));
		assertThatExceptionOfType(ScriptException.class).isThrownBy(() -> early.load(in(this.folder), List.of()))
			.withMessageContaining("a.sql");
	}

	@Test
	void whatIsForgottenIsReadAgain() throws IOException {
		EarlyScripts early = EarlyScripts.begin(in(this.folder));
		awaitEnd();
		early.forget();
		write(this.folder, "b");
		assertThat(ids(early.load(in(this.folder), List.of()))).containsExactly("b");
	}

	private static void awaitEnd() {
		Awaitility.await()
			.until(() -> Thread.getAllStackTraces()
				.keySet()
				.stream()
				.noneMatch((thread) -> thread.getName().equals("limbeck-early-files")));
	}

}
