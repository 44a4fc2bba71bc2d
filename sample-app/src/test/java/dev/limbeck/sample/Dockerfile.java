package dev.limbeck.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

/**
 * The instructions of a Dockerfile.
 *
 * @param instructions in their order
 */
record Dockerfile(List<Instruction> instructions) {

	static Dockerfile read(Path file) {
		try {
			String joined = Files.readString(file).replaceAll("(?m)^#.*\\R", "").replaceAll("\\\\\\R\\s*", "");
			return new Dockerfile(
					joined.lines().filter((line) -> !line.isBlank()).map(String::strip).map(Instruction::of).toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the arguments of an instruction.
	 * @param name of the instruction
	 * @return the arguments of the last one, as an image has it
	 */
	String last(String name) {
		return this.instructions.stream()
			.filter((instruction) -> instruction.name().equals(name))
			.reduce((first, second) -> second)
			.map(Instruction::arguments)
			.orElseThrow();
	}

	/**
	 * Return the entry point, which has to be in the form without a shell.
	 * @return program and arguments
	 */
	List<String> entryPoint() {
		return words(last("ENTRYPOINT"));
	}

	/**
	 * Return the command of the health check, which has to be in that form, too.
	 * @return program and arguments
	 */
	List<String> healthCheck() {
		return words(last("HEALTHCHECK").replaceFirst("^.* CMD ", ""));
	}

	private static List<String> words(String array) {
		return List.of(JsonMapper.shared().readValue(array, String[].class));
	}

	/**
	 * One line of the file.
	 *
	 * @param name of the instruction, in capitals
	 * @param arguments all that follows
	 */
	record Instruction(String name, String arguments) {

		static Instruction of(String line) {
			String[] parts = line.split("\\s+", 2);
			return new Instruction(parts[0], parts[1]);
		}

	}

}
