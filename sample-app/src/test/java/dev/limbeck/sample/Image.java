package dev.limbeck.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the project's Dockerfile makes, but on the file system of this machine and with
 * its Java: folders stand for the stages, in which the same files are copied and the same
 * commands run.
 */
final class Image {

	private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

	private final Dockerfile dockerfile = Dockerfile.read(PROJECT.resolve("docker/Dockerfile"));

	private final Path folder;

	private Path stage;

	private Path workDirectory;

	private Image(Path folder) {
		this.folder = folder;
		this.stage = folder;
		this.workDirectory = folder;
	}

	/**
	 * Build it.
	 * @param folder an empty folder, in which it stays
	 * @return the image
	 */
	static Image build(Path folder) {
		Image image = new Image(folder);
		image.dockerfile.instructions().forEach(image::build);
		return image;
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

}
