package dev.limbeck;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link RegularFile}.
 */
class RegularFileTests {

	private static final Path MESSAGES = Path.of("/proc/kmsg");

	@TempDir
	private Path folder;

	@Test
	void aFileIsReadUpToItsLimit() throws IOException {
		Path file = Files.writeString(this.folder.resolve("file"), "four");
		assertThat(RegularFile.read(file, 4)).asString().isEqualTo("four");
		assertThat(reason(() -> RegularFile.read(file, 3))).isEqualTo("is larger than 3 bytes");
	}

	@Test
	void aLinkIsFollowed() throws IOException {
		Path file = Files.writeString(this.folder.resolve("file"), "four");
		assertThat(RegularFile.text(Files.createSymbolicLink(this.folder.resolve("link"), file))).isEqualTo("four");
	}

	@Test
	void aFolderIsRefused() {
		assertThat(reason(() -> RegularFile.text(this.folder))).isEqualTo("is a folder");
	}

	@Test
	void whatIsNotThereIsCalledThat() {
		Path nothing = this.folder.resolve("nothing");
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> RegularFile.text(nothing));
		assertThat(reason(() -> RegularFile.text(nothing))).isEqualTo("does not exist");
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aDeviceAndAPipeAreRefusedAtOnce() throws Exception {
		Path pipe = this.folder.resolve("pipe");
		assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
		assertThat(reason(() -> RegularFile.text(pipe))).isEqualTo("is a pipe");
		assertThat(reason(() -> RegularFile.text(Path.of("/dev/zero")))).isEqualTo("is a device");
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aSocketIsRefused() throws Exception {
		Path socket = this.folder.resolve("socket");
		try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			server.bind(UnixDomainSocketAddress.of(socket));
			assertThat(reason(() -> RegularFile.text(socket))).isEqualTo("is a socket");
		}
	}

	@Test
	void otherBytesThanTextAreRefused() throws IOException {
		Path file = Files.write(this.folder.resolve("latin"), new byte[] { (byte) 0xe4 });
		assertThat(reason(() -> RegularFile.text(file))).isEqualTo("is not UTF-8");
	}

	// It is regular by name alone, and waits for the next message of the kernel.
	@Test
	@EnabledIf("theKernelShowsItsMessages")
	void aFileThatDoesNotEndIsGivenUp() {
		assertThat(reason(() -> RegularFile.whole(MESSAGES, 1 << 30, Duration.ofSeconds(1))))
			.isEqualTo("has not come to an end within 1 s");
	}

	static boolean theKernelShowsItsMessages() {
		return Files.isReadable(MESSAGES);
	}

	private static String reason(ThrowingCallable reading) {
		return UnfitFileException.reason((Exception) catchThrowable(reading));
	}

}
