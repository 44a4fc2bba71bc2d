package dev.limbeck.cli.command;

import java.util.Map;

import dev.limbeck.cli.result.Result;
import dev.limbeck.model.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Shows the schema that revisions make.
 */
@Command(name = "schema", description = "Show the schema as it is after a revision, as SQL.",
		footer = { "", "The revisions are applied to a scratch database; the ledger is no part of it.", "", "Examples:",
				"  limbeck schema", "  limbeck schema --at 3b7a", "  limbeck schema --at head-1" })
final class SchemaCommand implements LimbeckCommand {

	@Option(names = "--at", paramLabel = "X", defaultValue = "heads",
			description = "The revision, with all that it requires. Default: ${DEFAULT-VALUE}.")
	private String at = "heads";

	@Mixin
	private ScopeOptions scope = new ScopeOptions();

	@Mixin
	private ScratchOption scratch = new ScratchOption();

	@Override
	public Result run(Invocation invocation) {
		Model revisions = new SchemaArgument(invocation).revisions(this.at);
		String sql = this.scratch.with(invocation, null,
				(server) -> SchemaOutput.dump(invocation, revisions, this.scope.scope(invocation), server).text());
		return Result.document(sql.isEmpty() ? "-- Nothing is there." : sql, Map.of("sql", sql));
	}

}
