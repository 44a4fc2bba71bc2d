package dev.limbeck.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import dev.limbeck.extent.Exhaustive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Follows the tour in a shell, from its first command to its last.
 * {@code -Dlimbeck.documentation.update=true} writes into it what appears.
 */
class TourPackagedTests {

	private static final Path DOCUMENT = Path.of("../docs/tour.md");

	/** What differs from one time to the next. */
	private static final Map<String, String> MASKS = Map.of("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z",
			"<time>", "\\d+\\.\\d s\\b", "<seconds>", "\\d{8}_\\d{4}_", "<date>_", "localhost:\\d+",
			"localhost:<port>");

	@TempDir
	private Path folder;

	private Path clone;

	@BeforeEach
	void copy() throws IOException {
		this.clone = Files.createDirectories(this.folder.resolve("sample-app"));
		FileSystemUtils.copyRecursively(Path.of("src/main"), this.clone.resolve("src/main"));
		Files.copy(Path.of("schema.sql"), this.clone.resolve("schema.sql"));
		Files.createDirectory(this.clone.resolve("target"));
		Files.createSymbolicLink(this.clone.resolve("target/sample-app.jar"), ApplicationLaunch.packagedJar());
	}

	@Exhaustive
	@ParameterizedTest(name = "embedded: {0}")
	@ValueSource(booleans = { true, false })
	void showsWhatAppears(boolean embedded) throws IOException {
		String first = freePort();
		String second = freePort();
		Tour tour = Tour.read(DOCUMENT);
		try (Bash bash = bash(embedded)) {
			Tour followed = tour.follow((command) -> {
				String typed = command.replace("8080", first).replace("8081", second);
				return bash.type(embedded ? typed : elsewhere(typed))
					.replace(first, "8080")
					.replace(second, "8081")
					.replace(this.folder.toString(), "/home/ann/limbeck");
			}, this::write);
			check(tour, followed);
		}
	}

	private static void check(Tour tour, Tour followed) throws IOException {
		boolean same = mask(followed.text()).equals(mask(tour.text()));
		if (!same && Boolean.getBoolean("limbeck.documentation.update")) {
			followed.save();
		}
		else {
			assertThat(mask(followed.text())).isEqualTo(mask(tour.text()));
		}
	}

	private Bash bash(boolean embedded) {
		ApplicationLaunch launch = ApplicationLaunch.ofPackagedJar();
		if (!embedded) {
			launch = launch.with("DATABASE_URL", GuardedServer.createDatabase().url("postgres", "-"));
		}
		ProcessBuilder shell = launch.process(List.of("bash")).directory(this.folder.toFile());
		shell.environment().compute("PATH", (name, path) -> shortLivedJava() + ":" + path);
		return new Bash(shell);
	}

	private Path shortLivedJava() {
		try {
			Path program = Files.writeString(this.folder.resolve("java"), "#!/bin/sh\nexec '%s' %s \"$@\"\n"
				.formatted(ApplicationLaunch.java(), ApplicationLaunch.SHORT_LIFE));
			Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
			return this.folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// As the tour says: without the settings of the embedded server.
	private static String elsewhere(String command) {
		return command.startsWith("export DATABASE_URL=") ? "true"
				: command.replaceAll(" --limbeck\\.database\\.embedded\\S*", "").replace("rm -r data ", "rm -r ");
	}

	private void write(String path, String text) {
		try {
			Files.writeString(this.clone.resolve(path), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String mask(String text) {
		String masked = text;
		for (Map.Entry<String, String> mask : MASKS.entrySet()) {
			masked = masked.replaceAll(mask.getKey(), mask.getValue());
		}
		return masked;
	}

	private static String freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return String.valueOf(socket.getLocalPort());
		}
	}

}
