package dev.limbeck.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.limbeck.cli.result.Result;
import dev.limbeck.model.Difference;
import dev.limbeck.schema.snapshot.Snapshot;
import dev.limbeck.schema.snapshot.SnapshotWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Writes what is so in a schema into a file.
 */
@Command(name = "snapshot", description = "Write a schema into a file that diff can compare with, one fact a line.",
		footer = { "", "The file fits under version control: the same schema gives the same lines.", "", "Examples:",
				"  limbeck snapshot schema.snapshot", "  limbeck snapshot schema.snapshot @heads",
				"  limbeck diff schema.snapshot live" })
final class SnapshotCommand implements LimbeckCommand {

	@Parameters(index = "0", arity = "1", paramLabel = "FILE", description = "The file; one that is there is replaced.")
	private Path file = Path.of("");

	@Parameters(index = "1", arity = "0..1", paramLabel = "FROM", defaultValue = "live",
			description = SchemaArgument.DESCRIPTION + " Default: ${DEFAULT-VALUE}.")
	private String from = "live";

	@Mixin
	private ScopeOptions scope = new ScopeOptions();

	@Mixin
	private ScratchOption scratch = new ScratchOption();

	@Override
	public Result run(Invocation invocation) {
		Snapshot snapshot = this.scratch.with(invocation, null,
				(server) -> SchemaOutput
					.told(invocation,
							Difference.read(new SchemaArgument(invocation).parse(this.from),
									this.scope.scope(invocation), server))
					.snapshot());
		Path target = invocation.environment().workingDirectory().resolve(this.file);
		SchemaOutput.replace(target, text(snapshot));
		int facts = snapshot.schema().facts().size();
		return Result.done(List.of("Wrote " + facts + " facts to " + this.file + "."),
				Map.of("file", this.file.toString(), "facts", facts));
	}

	private static CharSequence text(Snapshot snapshot) {
		StringBuilder text = new StringBuilder();
		try {
			SnapshotWriter.write(snapshot, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return text;
	}

}
