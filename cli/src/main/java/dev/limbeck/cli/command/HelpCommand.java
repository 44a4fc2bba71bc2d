package dev.limbeck.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.limbeck.cli.result.Result;
import dev.limbeck.cli.result.UsageException;
import dev.limbeck.revision.NameList;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Explains commands and topics.
 */
@Command(name = "help", description = "Explain a command, or a topic: files, symbols, settings, environment.",
		footer = { "", "Examples:", "  limbeck help upgrade", "  limbeck help symbols" })
final class HelpCommand implements LimbeckCommand {

	private static final List<String> TOPICS = List.of("files", "symbols", "settings", "environment");

	@Parameters(arity = "0..1", paramLabel = "COMMAND|TOPIC", description = "What to explain.")
	private String subject = "";

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Result run(Invocation invocation) {
		return help(TOPICS.contains(this.subject) ? topic(this.subject) : usage());
	}

	/**
	 * Make the result that shows a text.
	 * @param text several lines
	 * @return the text, and the same as JSON
	 */
	static Result help(String text) {
		return Result.document(text, Map.of("help", text));
	}

	private String usage() {
		CommandLine root = this.spec.root().commandLine();
		CommandLine command = this.subject.isEmpty() ? root : root.getSubcommands().get(this.subject);
		if (command == null) {
			throw new UsageException("There is neither a command nor a topic " + this.subject + ".",
					"\"limbeck help\" names all commands; topics are " + NameList.of(TOPICS) + ".");
		}
		return command.getUsageMessage();
	}

	private static String topic(String name) {
		try (InputStream text = HelpCommand.class.getResourceAsStream(name + ".txt")) {
			return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
