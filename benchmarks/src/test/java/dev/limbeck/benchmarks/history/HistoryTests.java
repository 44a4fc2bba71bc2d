package dev.limbeck.benchmarks.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link History} and {@link HistoryFolder}.
 */
class HistoryTests {

	@TempDir
	private Path folder;

	@Test
	void isTheSameEachTime() {
		assertThat(History.first(50)).isEqualTo(History.first(50)).doesNotHaveDuplicates();
		assertThat(History.first(1000).subList(0, 50)).isEqualTo(History.first(50));
	}

	@Test
	void itsRevisionsAreSmall() {
		assertThat(History.first(1000).stream().mapToInt(String::length).average().orElseThrow()).isBetween(150.0,
				250.0);
	}

	@Test
	void everybodyFindsTheSameSql() throws IOException {
		HistoryFolder written = new HistoryFolder(this.folder, 3).write();
		String third = History.first(3).get(2);
		assertThat(written.plain().resolve("00003.sql")).hasContent(third);
		assertThat(written.flyway().resolve("V3__change_orders.sql")).hasContent(third);
		assertThat(Files.readString(written.liquibase().resolve("00003.sql"))).endsWith(third);
		assertThat(List.of(written.limbeck().toFile().list())).hasSize(3);
	}

}
