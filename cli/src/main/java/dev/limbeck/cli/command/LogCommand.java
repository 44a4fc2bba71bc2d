package dev.limbeck.cli.command;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.limbeck.cli.environment.Terminal;
import dev.limbeck.cli.result.Json;
import dev.limbeck.cli.result.Result;
import dev.limbeck.cli.result.UsageException;
import dev.limbeck.ledger.LogEntry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Shows what happened to the database.
 */
@Command(name = "log", description = "Show what was done to the database, newest first.",
		footer = { "", "Example:", "  limbeck log --limit 5" })
final class LogCommand implements LimbeckCommand {

	/** The beginning of a checksum says enough to people; --json has all of it. */
	private static final Pattern CHECKSUM = Pattern.compile("(\"[0-9]+:[0-9a-f]{12})[0-9a-f]{52}(?=\")");

	@Option(names = { "-n", "--limit" }, paramLabel = "N", defaultValue = "50",
			description = "How many entries. Default: ${DEFAULT-VALUE}.")
	private int limit;

	@Override
	public Result run(Invocation invocation) {
		if (this.limit < 1) {
			throw new UsageException("--limit is " + this.limit + ".", "Ask for one entry at least.");
		}
		List<LogEntry> entries = invocation.migrator().log(this.limit);
		Result result = Result.done(lines(invocation.terminal(), entries),
				Map.of("entries", entries.stream().map(LogCommand::json).toList()));
		return (invocation.terminal().isInteractive() && !entries.isEmpty()) ? result.drawn() : result;
	}

	private static List<String> lines(Terminal terminal, List<LogEntry> entries) {
		if (entries.isEmpty()) {
			return List.of("The log is empty.");
		}
		return terminal.isInteractive() ? table(terminal, entries) : entries.stream().map(LogCommand::line).toList();
	}

	private static List<String> table(Terminal terminal, List<LogEntry> entries) {
		Table table = Table.of(terminal, "Revision", "Event", "At", "Detail");
		entries.forEach((entry) -> table.add((entry.revision() != null) ? entry.revision() : "", entry.event(),
				entry.at().truncatedTo(ChronoUnit.SECONDS).toString(), detail(entry)));
		return table.lines();
	}

	private static String line(LogEntry entry) {
		return entry.at() + "  " + entry.event() + ((entry.revision() != null) ? "  " + entry.revision() : "")
				+ ((entry.detail() != null) ? "  " + detail(entry) : "");
	}

	private static String detail(LogEntry entry) {
		return (entry.detail() != null) ? CHECKSUM.matcher(entry.detail()).replaceAll("$1...") : "";
	}

	private static Map<String, ?> json(LogEntry entry) {
		Map<String, @Nullable Object> json = Json.object();
		json.put("id", entry.id());
		json.put("at", entry.at());
		json.put("event", entry.event());
		json.put("revision", entry.revision());
		json.put("detail", (entry.detail() != null) ? new Json.Raw(entry.detail()) : null);
		return json;
	}

}
