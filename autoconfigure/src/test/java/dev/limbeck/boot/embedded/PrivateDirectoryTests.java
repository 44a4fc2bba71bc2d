package dev.limbeck.boot.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PrivateDirectory}.
 */
class PrivateDirectoryTests {

	@TempDir
	private Path folder;

	@Test
	void nobodyElseGetsIntoIt() throws IOException {
		Path made = PrivateDirectory.make(this.folder.resolve("a"));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made))).isEqualTo("rwx------");
		assertThat(PrivateDirectory.make(made)).isEqualTo(made);
	}

	@Test
	void oneThatOthersMadeOpenIsRefused() throws IOException {
		Path open = Files.createDirectory(this.folder.resolve("a"));
		Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
		assertRefused(open, " is open to others, who may have put programs into it: remove it");
	}

	@Test
	void aLinkIsRefused() throws IOException {
		Path link = Files.createSymbolicLink(this.folder.resolve("a"), Files.createDirectory(this.folder.resolve("b")));
		assertRefused(link, " is no directory: remove it");
	}

	private static void assertRefused(Path directory, String why) {
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> PrivateDirectory.make(directory))
			.withMessage(directory + why);
	}

}
