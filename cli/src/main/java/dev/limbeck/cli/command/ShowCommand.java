package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.limbeck.cli.result.Result;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.Symbol;
import dev.limbeck.revision.SymbolResolver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Shows all that is known of some revisions.
 */
@Command(name = "show", description = "Show what some revisions declare.",
		footer = { "", "Without \"current\" no database is contacted: -1 is one below each head.", "", "Examples:",
				"  limbeck show head", "  limbeck show 3b7a -1", "  limbeck show current --json" })
final class ShowCommand implements LimbeckCommand {

	@Parameters(arity = "1..*", paramLabel = "X", description = "Symbols, see \"limbeck help symbols\".")
	private List<String> symbols = List.of();

	@Override
	public Result run(Invocation invocation) {
		List<Symbol> wanted = Symbols.parse(this.symbols);
		Overview overview = Overview.of(invocation, wanted.stream().anyMatch(Symbols::needDatabase));
		SymbolResolver resolver = overview.resolver();
		Set<String> ids = new LinkedHashSet<>();
		wanted.forEach((symbol) -> ids.addAll(resolver.resolve(symbol)));
		RevisionView view = overview.view();
		List<Revision> revisions = ids.stream().map(view::find).toList();
		List<String> lines = new ArrayList<>();
		for (Revision revision : revisions) {
			if (!lines.isEmpty()) {
				lines.add("");
			}
			lines.addAll(view.text().paragraph(revision));
		}
		return Result.done(lines, view.json(revisions));
	}

}
