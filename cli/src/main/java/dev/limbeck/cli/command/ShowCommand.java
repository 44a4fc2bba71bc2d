package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.cli.result.Json;
import dev.limbeck.cli.result.Result;
import dev.limbeck.ledger.UpgradeComparison;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.Symbol;
import dev.limbeck.revision.SymbolResolver;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Shows all that is known of some revisions.
 */
@Command(name = "show", description = "Show what some revisions declare.",
		footer = { "", "Only \"current\" and --diff contact a database: -1 is one below each head.", "", "Examples:",
				"  limbeck show head", "  limbeck show 3b7a -1", "  limbeck show current --json",
				"  limbeck show --diff 3b7a" })
final class ShowCommand implements LimbeckCommand {

	private static final String NOTHING_TO_COMPARE = "There is nothing to compare: it is not applied, or has no file.";

	@Parameters(arity = "1..*", paramLabel = "X", description = "Symbols, see \"limbeck help symbols\".")
	private List<String> symbols = List.of();

	@Option(names = "--diff", description = "Show what has changed in their upgrades since they were applied.")
	private boolean diff;

	@Override
	public Result run(Invocation invocation) {
		List<Symbol> wanted = Symbols.parse(this.symbols);
		Overview overview = Overview.of(invocation, wanted.stream().anyMatch(Symbols::needDatabase));
		SymbolResolver resolver = overview.resolver();
		Set<String> ids = new LinkedHashSet<>();
		wanted.forEach((symbol) -> ids.addAll(resolver.resolve(symbol)));
		RevisionView view = overview.view();
		List<Revision> revisions = ids.stream().map(view::find).toList();
		Map<String, UpgradeComparison> changes = new LinkedHashMap<>();
		if (this.diff) {
			invocation.migrator().compare(ids).forEach((change) -> changes.put(change.revision(), change));
		}
		boolean begun = revisions.isEmpty() && overview.graph().revisions().isEmpty();
		List<String> lines = new ArrayList<>(begun ? HeadsCommand.noRevisions(invocation) : List.of());
		for (Revision revision : revisions) {
			if (!lines.isEmpty()) {
				lines.add("");
			}
			lines.addAll(view.text().paragraph(revision));
			if (this.diff) {
				UpgradeComparison change = changes.get(revision.id());
				lines.addAll((change != null) ? change.lines() : List.of(NOTHING_TO_COMPARE));
			}
		}
		Map<String, @Nullable Object> json = Json.object();
		json.putAll(view.json(revisions));
		if (this.diff) {
			json.put("changes", changes.values().stream().map(ShowCommand::json).toList());
		}
		return Result.done(lines, json);
	}

	static Map<String, @Nullable Object> json(UpgradeComparison change) {
		Map<String, @Nullable Object> json = Json.object();
		json.put("revision", change.revision());
		json.put("file", change.file());
		json.put("diff", change.diff().isEmpty() ? null : String.join("\n", change.diff()) + "\n");
		json.put("note", change.note());
		return json;
	}

}
