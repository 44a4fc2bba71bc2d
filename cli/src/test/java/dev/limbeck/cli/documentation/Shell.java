package dev.limbeck.cli.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.limbeck.cli.standalone.Screen;

import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Runs the other programs that a document uses.
 *
 * @param directory where
 * @param variables what they find in their environment
 */
record Shell(Path directory, Map<String, String> variables) {

	private static final int NOT_FOUND = 127;

	Screen run(String line) {
		ProcessBuilder builder = new ProcessBuilder("sh", "-c", line).directory(this.directory.toFile())
			.redirectErrorStream(true);
		String path = builder.environment().getOrDefault("PATH", "");
		builder.environment().clear();
		builder.environment().putAll(Map.of("PATH", path, "LC_ALL", "C", "GIT_CONFIG_GLOBAL", "/dev/null"));
		// Where the document has no repository, git must not find the one around this
		// clone.
		builder.environment().put("GIT_CEILING_DIRECTORIES", String.valueOf(this.directory.getParent()));
		builder.environment()
			.putAll(Map.of("GIT_AUTHOR_NAME", "Ann", "GIT_AUTHOR_EMAIL", "ann@example.com", "GIT_COMMITTER_NAME", "Ann",
					"GIT_COMMITTER_EMAIL", "ann@example.com"));
		builder.environment().putAll(this.variables);
		try {
			Path output = Files.createTempFile("output", ".txt");
			int exitCode = builder.redirectOutput(output.toFile()).start().waitFor();
			assumeThat(exitCode).as("the program is installed: %s", line).isNotEqualTo(NOT_FOUND);
			String text = Files.readString(output, StandardCharsets.UTF_8);
			Files.delete(output);
			return new Screen(exitCode, text, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
