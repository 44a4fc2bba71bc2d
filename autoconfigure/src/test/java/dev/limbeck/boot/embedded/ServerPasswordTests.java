package dev.limbeck.boot.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServerPassword}.
 */
class ServerPasswordTests {

	@TempDir
	private Path data;

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void itsFileIsItsOwnersAlone() throws IOException {
		ServerPassword.of(this.data).keep(this.data);
		assertThat(permissions()).isEqualTo("rw-------");
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void aFileThatOthersMayReadIsReplaced() throws IOException {
		Path file = Files.writeString(this.data.resolve("limbeck-password"), "abc");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
		ServerPassword.of(this.data).keep(this.data);
		assertThat(permissions()).isEqualTo("rw-------");
		assertThat(file).hasContent("abc");
	}

	@Test
	void nothingIsLeftBesideIt() throws IOException {
		ServerPassword.of(this.data).keep(this.data);
		try (Stream<Path> files = Files.list(this.data)) {
			assertThat(files.map((file) -> file.getFileName().toString())).containsExactly("limbeck-password");
		}
	}

	private String permissions() throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(this.data.resolve("limbeck-password")));
	}

}
