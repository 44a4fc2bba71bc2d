package dev.limbeck.cli.command;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * All commands there are.
 */
public final class Commands {

	private static final String HELP = "help";

	private static final String COMPLETION = "completion";

	private static final Map<String, Supplier<LimbeckCommand>> ALL = new LinkedHashMap<>();

	private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

	static {
		GROUPS.put("Write revisions",
				List.of("init", "revision", "merge", "reconstruct", "baseline", "squash", "adopt", "export"));
		GROUPS.put("Change a database", List.of("upgrade", "downgrade", "resume", "stamp", "rechecksum", "ledger"));
		GROUPS.put("Look at a database", List.of("current", "pending", "check", "doctor", "log", "url", "wait"));
		GROUPS.put("Compare schemas", List.of("diff", "drift", "prove", "snapshot", "dump", "schema", "docs"));
		GROUPS.put("Look at revisions", List.of("heads", "branches", "history", "graph", "show", "explain", "blame"));
		GROUPS.put("Learn more", List.of(COMPLETION, HELP));
		ALL.put("init", InitCommand::new);
		ALL.put("revision", RevisionCommand::new);
		ALL.put("merge", MergeCommand::new);
		ALL.put("reconstruct", ReconstructCommand::new);
		ALL.put("baseline", BaselineCommand::new);
		ALL.put("squash", SquashCommand::new);
		ALL.put("adopt", AdoptCommand::new);
		ALL.put("export", ExportCommand::new);
		ALL.put("upgrade", UpgradeCommand::new);
		ALL.put("downgrade", DowngradeCommand::new);
		ALL.put("resume", ResumeCommand::new);
		ALL.put("stamp", StampCommand::new);
		ALL.put("current", CurrentCommand::new);
		ALL.put("pending", PendingCommand::new);
		ALL.put("check", CheckCommand::new);
		ALL.put("doctor", DoctorCommand::new);
		ALL.put("diff", DiffCommand::new);
		ALL.put("drift", DriftCommand::new);
		ALL.put("prove", ProveCommand::new);
		ALL.put("snapshot", SnapshotCommand::new);
		ALL.put("dump", DumpCommand::new);
		ALL.put("schema", SchemaCommand::new);
		ALL.put("docs", DocsCommand::new);
		ALL.put("heads", HeadsCommand::new);
		ALL.put("branches", BranchesCommand::new);
		ALL.put("history", HistoryCommand::new);
		ALL.put("graph", GraphCommand::new);
		ALL.put("show", ShowCommand::new);
		ALL.put("explain", ExplainCommand::new);
		ALL.put("blame", BlameCommand::new);
		ALL.put("log", LogCommand::new);
		ALL.put("ledger", LedgerCommand::new);
		ALL.put("rechecksum", RechecksumCommand::new);
		ALL.put("url", UrlCommand::new);
		ALL.put("wait", WaitCommand::new);
		ALL.put(COMPLETION, CompletionCommand::new);
		ALL.put(HELP, HelpCommand::new);
	}

	private Commands() {
	}

	/**
	 * Return the names of all commands.
	 * @return names, in the order in which help shows them
	 */
	public static Set<String> names() {
		return ALL.keySet();
	}

	/**
	 * Return what commands are for.
	 * @return the names of all commands, by the title of their group
	 */
	public static Map<String, List<String>> groups() {
		return Collections.unmodifiableMap(GROUPS);
	}

	/**
	 * Create all commands.
	 * @return new commands
	 */
	public static List<LimbeckCommand> all() {
		return ALL.values().stream().map(Supplier::get).toList();
	}

	/**
	 * Create the commands that may be meant: reading the options of all of them takes
	 * longer than most commands do.
	 * @param words what the user typed
	 * @return those that are named, or all if none is, or one that tells of all
	 */
	public static List<LimbeckCommand> namedBy(Collection<String> words) {
		boolean every = words.contains(HELP) || words.contains(COMPLETION)
				|| ALL.keySet().stream().noneMatch(words::contains);
		return ALL.entrySet()
			.stream()
			.filter((entry) -> every || words.contains(entry.getKey()))
			.map((entry) -> entry.getValue().get())
			.toList();
	}

}
