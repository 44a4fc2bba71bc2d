package dev.limbeck.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the project's Dockerfile makes, but on the file system of this machine and with
 * its Java: folders stand for the stages, in which the same files are copied and the same
 * commands run.
 */
final class Image {

	/** The application, without its libraries. */
	static final String JAR = "application.jar";

	/** The classes that it loads, kept as Java needs them. */
	static final String ARCHIVE = "application.jsa";

	private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

	private static final Path DOCKERFILE = PROJECT.resolve("docker/Dockerfile");

	private final Dockerfile dockerfile = Dockerfile.read(DOCKERFILE);

	private final Path folder;

	private Path stage;

	private Path workDirectory;

	private Image(Path folder) {
		this.folder = folder;
		this.stage = folder;
		this.workDirectory = folder;
	}

	/**
	 * Return the image that all tests of a build share; the first that asks builds it.
	 * @return the image
	 */
	static Image shared() {
		return Shared.IMAGE;
	}

	private static Image build(Path folder) {
		Image image = new Image(folder);
		image.dockerfile.instructions().forEach(image::build);
		return image;
	}

	private static Image built(Path folder) {
		Image image = new Image(folder);
		image.dockerfile.instructions()
			.stream()
			.filter((instruction) -> Set.of("FROM", "WORKDIR").contains(instruction.name()))
			.forEach(image::build);
		return image;
	}

	Path jar() {
		return this.workDirectory.resolve(JAR);
	}

	Path workDirectory() {
		return this.workDirectory;
	}

	Dockerfile dockerfile() {
		return this.dockerfile;
	}

	/**
	 * Return the command of a container.
	 * @param arguments what follows the entry point
	 * @return the exact words of the Dockerfile, and these
	 */
	List<String> command(List<String> arguments) {
		List<String> command = new ArrayList<>(this.dockerfile.entryPoint());
		command.addAll(arguments);
		return command;
	}

	private void build(Dockerfile.Instruction instruction) {
		String arguments = instruction.arguments();
		switch (instruction.name()) {
			case "FROM" -> from(arguments.split(" (?i)AS "));
			case "WORKDIR" -> workIn(directory(inStage(this.stage, arguments)));
			case "COPY" -> copy(arguments.split("\\s+"));
			case "RUN" -> run(arguments);
			case "ARG", "USER", "EXPOSE", "HEALTHCHECK", "ENTRYPOINT" -> {
			}
			default -> throw new IllegalArgumentException("unknown: " + instruction);
		}
	}

	private void from(String... names) {
		this.stage = directory(this.folder.resolve((names.length > 1) ? names[1] : "last"));
	}

	private void workIn(Path directory) {
		this.workDirectory = directory;
	}

	private void copy(String... words) {
		boolean fromStage = words[0].startsWith("--from=");
		String source = words[words.length - 2];
		Path from = fromStage ? inStage(this.folder.resolve(words[0].substring("--from=".length())), source)
				: PROJECT.resolve(source);
		Path to = this.workDirectory.resolve(words[words.length - 1]).normalize();
		copy(from, (Files.isRegularFile(from) && Files.isDirectory(to)) ? to.resolve(from.getFileName()) : to);
	}

	private void run(String command) {
		ProcessBuilder process = ApplicationLaunch.ofPackagedJar().process(List.of("sh", "-c", command));
		Container.javaOnPath(process.directory(this.workDirectory.toFile()));
		try (RunningApplication running = RunningApplication.start(process)) {
			assertThat(running.awaitExit()).as("%s", running.output()).isZero();
		}
	}

	private static Path inStage(Path stage, String path) {
		return stage.resolve(path.replaceFirst("^/", ""));
	}

	private static Path directory(Path path) {
		try {
			return Files.createDirectories(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// Spring's own copies a single file, too.
	private static void copy(Path from, Path to) {
		try {
			FileSystemUtils.copyRecursively(from, to);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Built once, though the tests of a build run in several processes: as long as jar
	 * and Dockerfile are the same.
	 */
	private static final class Shared {

		private static final Path JAR_FILE = ApplicationLaunch.packagedJar();

		private static final Path FOLDER = JAR_FILE.resolveSibling("image");

		// The Dockerfile is copied last.
		private static final Map<Path, Path> COPIES = Map.of(JAR_FILE, FOLDER.resolve("layers/build").resolve(JAR),
				DOCKERFILE, FOLDER.resolve("Dockerfile"));

		private static final Image IMAGE = image();

		private Shared() {
		}

		private static Image image() {
			try (FileChannel channel = FileChannel.open(JAR_FILE.resolveSibling("image.lock"),
					StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
				channel.lock();
				return isBuilt() ? built(FOLDER) : rebuild();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private static boolean isBuilt() throws IOException {
			for (Map.Entry<Path, Path> copy : COPIES.entrySet()) {
				if (!Files.exists(copy.getValue()) || Files.mismatch(copy.getKey(), copy.getValue()) != -1) {
					return false;
				}
			}
			return true;
		}

		private static Image rebuild() throws IOException {
			FileSystemUtils.deleteRecursively(FOLDER);
			Image image = build(FOLDER);
			Files.copy(DOCKERFILE, FOLDER.resolve("Dockerfile"));
			return image;
		}

	}

}
