package dev.limbeck.cli.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.limbeck.LimbeckException;
import dev.limbeck.VisibleText;
import dev.limbeck.adopt.history.AppliedMigrations;
import dev.limbeck.cli.result.Json;
import dev.limbeck.cli.result.Result;
import dev.limbeck.migrate.ForeignRevision;
import dev.limbeck.migrate.Migrator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The part of adopting that concerns a database.
 */
final class AdoptLedgerOptions {

	private static final int SHOWN = 10;

	@Option(names = "--ledger",
			description = "Enter into the ledger what the table of the tool says is applied; write no file.")
	private boolean ledger;

	@Option(names = "--undo", description = "Take out of the ledger what --ledger has entered.")
	private boolean undo;

	@Option(names = "--table", paramLabel = "NAME",
			description = "The table of the tool, if it has not its usual name, or there are several: SCHEMA.NAME.")
	private @Nullable String table;

	boolean isWanted() {
		return this.ledger || this.undo || this.table != null;
	}

	Result run(Invocation invocation, boolean plan, boolean yes) {
		Migrator migrator = invocation.migrator();
		return this.undo ? undone(invocation, migrator, yes) : entered(invocation, migrator, plan, yes);
	}

	private Result entered(Invocation invocation, Migrator migrator, boolean plan, boolean yes) {
		AppliedMigrations history = new AppliedMigrations(this.table);
		List<ForeignRevision> found = migrator.examineForeign(history);
		if (plan || found.isEmpty()) {
			return Result.done(found.isEmpty() ? List.of("The tool has applied nothing: there is nothing to enter.")
					: lines("These are applied, and would be entered:", found), json(found, false));
		}
		confirm(invocation, yes, lines("These are applied, and are to be entered into the ledger of "
				+ invocation.database().connector().description() + ":", found));
		List<ForeignRevision> entered = migrator.adopt(history);
		return Result.done(List.of("Entered: " + count(entered.size()) + ". The table of the other tool is as it was."),
				json(entered, true));
	}

	private Result undone(Invocation invocation, Migrator migrator, boolean yes) {
		confirm(invocation, yes, List.of("What was adopted is to be taken out of the ledger of "
				+ invocation.database().connector().description() + "."));
		List<String> removed = migrator.undoAdoption();
		Map<String, @Nullable Object> json = Json.object();
		json.put("removed", removed);
		return Result.done(List.of("Taken out: " + count(removed.size()) + "."), json);
	}

	private static void confirm(Invocation invocation, boolean yes, List<String> lines) {
		PrintWriter err = invocation.terminal().err();
		lines.stream().map(VisibleText::message).forEach(err::println);
		if (!yes && !Confirmation.ask(invocation.terminal(), "Add --yes if the ledger shall be changed.")) {
			throw new LimbeckException("declined", "The ledger was not changed.",
					"Run the command again, and accept it, to change the ledger.");
		}
	}

	private static List<String> lines(String title, List<ForeignRevision> found) {
		List<String> lines = new ArrayList<>(List.of(title));
		found.stream().limit(SHOWN).forEach((each) -> lines.add("  " + each.revision() + when(each)));
		if (found.size() > SHOWN) {
			lines.add("  and " + (found.size() - SHOWN) + " more, up to " + found.get(found.size() - 1).revision());
		}
		return lines;
	}

	private static String when(ForeignRevision each) {
		return ((each.appliedAt() != null) ? ", " + each.appliedAt() : "")
				+ ((each.appliedBy() != null) ? " by " + each.appliedBy() : "");
	}

	private static String count(int number) {
		return (number == 1) ? "1 revision" : number + " revisions";
	}

	private static Map<String, ?> json(List<ForeignRevision> found, boolean entered) {
		List<Map<String, ?>> revisions = new ArrayList<>();
		for (ForeignRevision each : found) {
			Map<String, @Nullable Object> json = Json.object();
			json.put("revision", each.revision());
			json.put("adopted", each.key());
			json.put("appliedAt", each.appliedAt());
			json.put("appliedBy", each.appliedBy());
			revisions.add(json);
		}
		Map<String, @Nullable Object> json = Json.object();
		json.put("entered", entered);
		json.put("revisions", revisions);
		return json;
	}

}
