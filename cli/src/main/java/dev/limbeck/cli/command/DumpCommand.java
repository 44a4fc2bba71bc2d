package dev.limbeck.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.limbeck.cli.result.Result;
import dev.limbeck.diff.script.Dump;
import dev.limbeck.model.Difference;
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
		Dump dump = this.scratch.with(invocation, null,
				(server) -> Dump.of(Difference
					.read(new SchemaArgument(invocation).parse(this.from), this.scope.scope(invocation), server)
					.schema()));
		if (this.split == null) {
			return Result.document(dump.text(), Map.of("sql", dump.text()));
		}
		List<String> written = write(dump, invocation.environment().workingDirectory().resolve(this.split));
		return Result.done(List.of("Wrote " + written.size() + " files to " + this.split + "."),
				Map.of("files", written));
	}

	private static List<String> write(Dump dump, Path folder) {
		List<String> written = new ArrayList<>();
		try {
			for (Map.Entry<String, String> part : dump.files().entrySet()) {
				Path file = folder.resolve(part.getKey());
				Files.createDirectories(Objects.requireNonNull(file.getParent()));
				Files.writeString(file, part.getValue());
				written.add(part.getKey());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return written;
	}

}
