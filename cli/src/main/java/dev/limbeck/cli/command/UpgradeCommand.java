package dev.limbeck.cli.command;

import java.util.List;

import dev.limbeck.cli.environment.CommandEnvironment.Activity;
import dev.limbeck.cli.result.Result;
import dev.limbeck.cli.result.UsageException;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Applies revisions.
 */
@Command(name = "upgrade", description = "Apply revisions, and everything they require.",
		footer = { "", "Each revision runs in a transaction of its own; one process at a time migrates.", "",
				"Examples:", "  limbeck upgrade", "  limbeck upgrade 3b7a", "  limbeck upgrade +1",
				"  limbeck upgrade --plan heads", "  limbeck upgrade --sql 2a3f:head > release.sql" })
final class UpgradeCommand implements LimbeckCommand {

	private static final List<String> HEADS = List.of("heads");

	@Parameters(arity = "0..*", paramLabel = "TARGET", description = "Symbols, see \"limbeck help symbols\";"
			+ " a range a:b with --plan or --sql. Default: heads.")
	private List<String> targets = List.of();

	@Mixin
	private PlanOptions options = new PlanOptions();

	@Option(names = "--try",
			description = "Run everything in one transaction, up to what does not run in one, and roll it back.")
	private boolean trial;

	@Option(names = "--allow-empty", description = "Apply revisions, too, that nobody has filled in.")
	private boolean allowEmpty;

	@Override
	public Activity activity() {
		return this.options.shows() ? Activity.LOOK : Activity.RUN;
	}

	@Override
	public Result run(Invocation invocation) {
		PlanRange destination = PlanRange.of(this.targets.isEmpty() ? HEADS : this.targets, this.options);
		if (this.trial && this.options.shows()) {
			throw new UsageException("--try runs on the database, --plan and --sql do not touch it.",
					"Leave one of them out.");
		}
		invocation.requireRevisions();
		FilledInReview review = new FilledInReview(invocation, this.allowEmpty);
		if (this.trial) {
			return Change.tried(invocation.migrator().tryOut(new Upgrade(destination.targets()), review));
		}
		Upgrade upgrade = new Upgrade(destination.targets());
		return new Change(invocation, this.options).apply(upgrade, destination.from(), review);
	}

}
