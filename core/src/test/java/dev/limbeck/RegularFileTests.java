package dev.limbeck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import dev.limbeck.RegularFile.FileTooLargeException;
import dev.limbeck.RegularFile.NoRegularFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RegularFile}.
 */
class RegularFileTests {

	@TempDir
	private Path folder;

	@Test
	void aFileIsReadUpToItsLimit() throws IOException {
		Path file = Files.writeString(this.folder.resolve("file"), "four");
		assertThat(RegularFile.read(file, 4)).asString().isEqualTo("four");
		assertThatExceptionOfType(FileTooLargeException.class).isThrownBy(() -> RegularFile.read(file, 3))
			.withMessage(file + " has more than 3 bytes");
	}

	@Test
	void aLinkIsFollowed() throws IOException {
		Path file = Files.writeString(this.folder.resolve("file"), "four");
		assertThat(RegularFile.text(Files.createSymbolicLink(this.folder.resolve("link"), file))).isEqualTo("four");
	}

	@Test
	void aFolderIsRefused() {
		assertThatExceptionOfType(NoRegularFileException.class).isThrownBy(() -> RegularFile.text(this.folder));
	}

	@Test
	void whatIsNotThereIsCalledThat() {
		assertThatExceptionOfType(NoSuchFileException.class)
			.isThrownBy(() -> RegularFile.text(this.folder.resolve("nothing")));
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aDeviceAndAPipeAreRefusedAtOnce() throws Exception {
		Path pipe = this.folder.resolve("pipe");
		assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
		assertThatExceptionOfType(NoRegularFileException.class).isThrownBy(() -> RegularFile.text(pipe));
		assertThatExceptionOfType(NoRegularFileException.class)
			.isThrownBy(() -> RegularFile.text(Path.of("/dev/zero")));
	}

}
