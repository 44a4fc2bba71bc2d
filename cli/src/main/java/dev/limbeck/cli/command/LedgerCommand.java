package dev.limbeck.cli.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.VisibleText;
import dev.limbeck.cli.environment.CommandEnvironment.Activity;
import dev.limbeck.cli.result.Json;
import dev.limbeck.cli.result.Result;
import dev.limbeck.cli.result.UsageException;
import dev.limbeck.ledger.LedgerRepair;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Looks after the tables in which the database remembers its revisions.
 */
@Command(name = "ledger", description = "Check the tables of the ledger; with \"repair\" mend what is missing in them.",
		footer = { "",
				"It asks before it changes anything, unless --yes stands there. It runs no revision, and stamps none.",
				"Exits with 3 if it finds something and is not to mend it.", "", "Examples:", "  limbeck ledger",
				"  limbeck ledger repair" })
final class LedgerCommand implements LimbeckCommand {

	private static final String REPAIR = "repair";

	@Parameters(arity = "0..1", paramLabel = REPAIR, description = "Mend what was found.")
	private @Nullable String action;

	@Option(names = { "-y", "--yes" }, description = "Do not ask.")
	private boolean yes;

	@Override
	public Activity activity() {
		return (this.action != null) ? Activity.RUN : Activity.LOOK;
	}

	@Override
	public Result run(Invocation invocation) {
		if (this.action != null && !this.action.equals(REPAIR)) {
			throw new UsageException("\"" + this.action + "\" is nothing that can be done with a ledger.",
					"Write \"limbeck ledger\" or \"limbeck ledger repair\".");
		}
		LedgerRepair found = invocation.migrator().examineLedger();
		if (found.isSound()) {
			return sound(found);
		}
		if (found.damages().isEmpty()) {
			return lost(invocation, found);
		}
		return (this.action != null) ? repair(invocation, found) : shown(invocation, found);
	}

	private static Result sound(LedgerRepair found) {
		String schema = "schema " + found.schema() + " (limbeck.ledger.schema)";
		return Result.done(
				List.of(found.exists() ? "The ledger in " + schema + " is sound."
						: "There is no ledger in " + schema + ": nothing was migrated yet."),
				json(found, false, Set.of()));
	}

	// What is applied only a person can tell: there is nothing to run.
	private static Result lost(Invocation invocation, LedgerRepair found) {
		List<String> lines = new ArrayList<>();
		StampProposal proposal = StampProposal.of(found, invocation);
		lines.addAll(proposal
			.lines("In schema " + found.schema() + " table limbeck_revision lacks rows of revisions that are applied"));
		lines.add("If the log is wrong, stamp what is true: what you leave out is not applied from then on.");
		return new Result(lines, json(found, false, proposal.targets()), Result.FOUND);
	}

	private static Result shown(Invocation invocation, LedgerRepair found) {
		List<String> lines = new ArrayList<>(problems(found));
		if (!found.statements().isEmpty()) {
			lines.add("\"limbeck ledger repair\" asks, and then runs:");
			lines.addAll(statements(found));
		}
		return new Result(lines, json(found, false, StampProposal.of(found, invocation).targets()), Result.FOUND);
	}

	private Result repair(Invocation invocation, LedgerRepair found) {
		if (!found.unmendable().isEmpty()) {
			throw new LimbeckException("not-repaired",
					String.join("\n", problems(found)) + "\nThis takes a person: "
							+ String.join("; ", found.unmendable()) + ". Nothing was changed.",
					"Restore the tables from a backup. Or rename the altered one, run this again, and stamp what is "
							+ "applied.");
		}
		PrintWriter err = invocation.terminal().err();
		problems(found).stream().map(VisibleText::message).forEach(err::println);
		err.println("To mend it, this is run:");
		statements(found).stream().map(VisibleText::message).forEach(err::println);
		if (!this.yes && !Confirmation.ask(invocation.terminal(), "Add --yes if this shall be run.")) {
			throw new LimbeckException("declined", "The ledger was not mended. Nothing was changed.",
					"Run the command again, and accept it, to mend the ledger.");
		}
		invocation.migrator().repairLedger(found);
		StampProposal proposal = StampProposal.of(found, invocation);
		List<String> lines = new ArrayList<>(List.of("The ledger in schema " + found.schema() + " is mended."));
		if (found.forgetsRevisions()) {
			lines.addAll(proposal.lines("It does not know any more what is applied"));
		}
		return Result.done(lines, json(found, true, proposal.targets()));
	}

	private static List<String> problems(LedgerRepair found) {
		return found.problems().stream().map((problem) -> "In schema " + found.schema() + " " + problem + ".").toList();
	}

	private static List<String> statements(LedgerRepair found) {
		return found.statements()
			.stream()
			.flatMap((statement) -> (statement + ";").lines())
			.map((line) -> "  " + line)
			.toList();
	}

	private static Map<String, @Nullable Object> json(LedgerRepair found, boolean mended, Set<String> targets) {
		Map<String, @Nullable Object> json = Json.object();
		json.put("schema", found.schema());
		json.put("exists", found.exists());
		json.put("problems", found.problems());
		json.put("sql", found.statements());
		json.put("mended", mended);
		json.put("remembered", List.copyOf(found.remembered()));
		json.put("stamp", targets);
		return json;
	}

}
