package dev.limbeck.cli.command;

import java.util.List;

import dev.limbeck.cli.environment.CommandEnvironment.Activity;
import dev.limbeck.cli.result.Result;
import dev.limbeck.migrate.MigrationCommand.Stamp;
import dev.limbeck.migrate.PlanReview;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Changes what the ledger says.
 */
@Command(name = "stamp", description = "Let the ledger say that the database stands somewhere; nothing else is run.",
		footer = { "", "For a database that was brought there by other means.", "", "Examples:",
				"  limbeck stamp heads", "  limbeck stamp --purge base", "  limbeck stamp --plan 3b7a" })
final class StampCommand implements LimbeckCommand {

	@Parameters(arity = "1..*", paramLabel = "TARGET",
			description = "Symbols, see \"limbeck help symbols\"; a range a:b with --plan or --sql.")
	private List<String> targets = List.of();

	@Mixin
	private PlanOptions options = new PlanOptions();

	@Option(names = "--purge", description = "Forget everything else first, whatever the ledger says.")
	private boolean purge;

	@Override
	public Activity activity() {
		return this.options.shows() ? Activity.LOOK : Activity.RUN;
	}

	@Override
	public Result run(Invocation invocation) {
		PlanRange destination = PlanRange.of(this.targets, this.options);
		return new Change(invocation, this.options).apply(new Stamp(destination.targets(), this.purge),
				destination.from(), PlanReview.ACCEPT);
	}

}
