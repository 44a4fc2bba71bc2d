package dev.limbeck.cli.command;

import java.util.List;

import dev.limbeck.cli.environment.CommandEnvironment.Activity;
import dev.limbeck.cli.result.Result;
import dev.limbeck.cli.result.UsageException;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Takes revisions back.
 */
@Command(name = "downgrade", description = "Take back everything that was built upon a revision, newest first.",
		footer = { "", "It asks before it drops anything, unless --yes stands there.", "", "Examples:",
				"  limbeck downgrade -1", "  limbeck downgrade 2a3f --yes", "  limbeck downgrade billing@base",
				"  limbeck downgrade --try base", "  limbeck downgrade --sql head:base > back.sql" })
final class DowngradeCommand implements LimbeckCommand {

	@Parameters(arity = "0..1", paramLabel = "TARGET",
			description = "A symbol, see \"limbeck help symbols\"; a range with --plan or --sql.")
	private String target = "";

	@Mixin
	private PlanOptions options = new PlanOptions();

	@Option(names = "--try",
			description = "Run everything in one transaction, up to what does not run in one, and roll it back.")
	private boolean trial;

	@Option(names = { "-y", "--yes" }, description = "Do not ask.")
	private boolean yes;

	@Option(names = "--allow-diverged",
			description = "Do it also if the database has revisions without a file, and lacks others.")
	private boolean allowDiverged;

	@Override
	public Activity activity() {
		return this.options.shows() ? Activity.LOOK : Activity.RUN;
	}

	@Override
	public Result run(Invocation invocation) {
		if (this.target.isEmpty()) {
			throw DowngradeTargets.of(invocation).missing();
		}
		if (this.trial && this.options.shows()) {
			throw new UsageException("--try runs on the database, --plan and --sql do not touch it.",
					"Leave one of them out.");
		}
		PlanRange destination = PlanRange.of(List.of(this.target), this.options);
		Downgrade downgrade = new Downgrade(destination.target(), this.allowDiverged);
		if (this.trial) {
			return Change.tried(invocation.migrator().tryOut(downgrade, Confirmation.ofStored(invocation, this.yes)));
		}
		return new Change(invocation, this.options).apply(downgrade, destination.from(),
				Confirmation.ofDowngrade(invocation, this.yes));
	}

}
