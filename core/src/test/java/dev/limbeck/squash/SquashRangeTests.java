package dev.limbeck.squash;

import java.nio.file.Path;
import java.util.List;

import dev.limbeck.revision.SymbolRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what a squash of a squash stands for.
 */
class SquashRangeTests {

	@TempDir
	private Path folder;

	private LongHistory history;

	@BeforeEach
	void write() {
		this.history = new LongHistory(this.folder, 0);
		this.history.file("s", "-- S\n-- @revision s\n-- @replaces a b\n-- @upgrade\n");
		this.history.file("c", "-- C\n-- @revision c\n-- @revises s\n-- @upgrade\n");
	}

	@Test
	void itGoesByWhatTheFirstOneReplaces() {
		assertThat(range().replaces()).isEqualTo(List.of("a", "b", "c"));
		assertThat(range().inner()).isEmpty();
	}

	@Test
	void itNamesTheFirstOneIfOthersDo() {
		this.history.file("d", "-- D\n-- @revision d\n-- @revises s\n-- @upgrade\n");
		assertThat(range().replaces()).isEqualTo(List.of("a", "b", "s", "c"));
		assertThat(range().inner()).containsExactly("s");
	}

	private SquashRange range() {
		return SquashRange.of(this.history.scripts().graph(), SymbolRange.parse("base:c"));
	}

}
