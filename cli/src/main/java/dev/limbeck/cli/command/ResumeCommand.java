package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.limbeck.cli.environment.CommandEnvironment.Activity;
import dev.limbeck.cli.result.Result;
import dev.limbeck.cli.result.UsageException;
import dev.limbeck.migrate.MigrationCommand.Resume;
import dev.limbeck.migrate.MigrationReport;
import dev.limbeck.step.Decision.Mode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Finishes what was begun and not finished.
 */
@Command(name = "resume", description = "Finish the upgrade or downgrade that was begun and not finished.",
		footer = { "", "Only revisions whose statements run one by one can be left unfinished. It goes on at the right",
				"statement; where that cannot be known it says what to look at, and takes one of the options.",
				"SQL that has no file, and only the ledger keeps, is shown; then it asks, unless --yes stands there.",
				"", "Examples:", "  limbeck resume", "  limbeck resume --done" })
final class ResumeCommand implements LimbeckCommand {

	@Option(names = "--retry", description = "Run the statement again at which it stopped.")
	private boolean retry;

	@Option(names = "--skip", description = "Go on without that statement: it is not wanted.")
	private boolean skip;

	@Option(names = "--done", description = "Go on behind that statement: it is done, as a look has shown.")
	private boolean done;

	@Option(names = { "-y", "--yes" }, description = "Do not ask.")
	private boolean yes;

	@Override
	public Activity activity() {
		return Activity.RUN;
	}

	@Override
	public Result run(Invocation invocation) {
		MigrationReport report = invocation.migrator()
			.run(new Resume(mode()), Confirmation.ofStored(invocation, this.yes));
		Result result = Change.done(report);
		if (!report.steps().isEmpty()) {
			return result;
		}
		List<String> lines = new ArrayList<>(List.of("Nothing was left unfinished."));
		lines.addAll(result.lines());
		return new Result(lines, result.json(), result.exitCode());
	}

	private Mode mode() {
		if (Stream.of(this.retry, this.skip, this.done).filter((chosen) -> chosen).count() > 1) {
			throw new UsageException("--retry, --skip and --done exclude each other.", "Choose one of them.");
		}
		if (this.retry) {
			return Mode.RETRY;
		}
		if (this.skip) {
			return Mode.SKIP;
		}
		return this.done ? Mode.DONE : Mode.GO_ON;
	}

}
