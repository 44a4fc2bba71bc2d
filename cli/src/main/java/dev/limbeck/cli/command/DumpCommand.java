package dev.limbeck.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.limbeck.cli.result.Result;
import dev.limbeck.diff.script.Dump;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Writes a schema as SQL.
 */
@Command(name = "dump", description = "Write a schema as the SQL that people would have written.",
		footer = { "", "It can be run on a new database of the same version. Rows are not part of it.", "", "Examples:",
				"  limbeck dump > schema.sql", "  limbeck dump --split schema",
				"  limbeck dump @heads --schemas shop" })
final class DumpCommand implements LimbeckCommand {

	@Parameters(arity = "0..1", paramLabel = "FROM", defaultValue = "live",
			description = SchemaArgument.DESCRIPTION + " Default: ${DEFAULT-VALUE}.")
	private String from = "live";

	@Option(names = "--split", paramLabel = "DIR", description = "Write one file per object into a folder.")
	private @Nullable Path split;

	@Mixin
	private ScopeOptions scope = new ScopeOptions();

	@Mixin
	private ScratchOption scratch = new ScratchOption();

	@Override
	public Result run(Invocation invocation) {
		Dump dump = this.scratch.with(invocation, null, (server) -> SchemaOutput.dump(invocation,
				new SchemaArgument(invocation).parse(this.from), this.scope.scope(invocation), server));
		if (this.split == null) {
			return Result.document(dump.text(), Map.of("sql", dump.text()));
		}
		Path folder = invocation.environment().workingDirectory().resolve(this.split);
		Map<String, String> files = dump.files();
		files.forEach((path, text) -> SchemaOutput.replace(folder.resolve(path), text));
		List<String> lines = new ArrayList<>(List.of("Wrote " + files.size() + " files to " + this.split + "."));
		List<String> others = others(folder, files.keySet());
		others.forEach((path) -> lines.add("Another file is there, perhaps of what is gone: " + path));
		return Result.done(lines, Map.of("files", List.copyOf(files.keySet()), "others", others));
	}

	// A model takes all that the folder holds.
	private static List<String> others(Path folder, Set<String> written) {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter(Files::isRegularFile)
				.map((file) -> folder.relativize(file).toString().replace('\\', '/'))
				.filter((path) -> path.endsWith(".sql") && !written.contains(path))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
