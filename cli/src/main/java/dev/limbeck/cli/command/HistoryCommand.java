package dev.limbeck.cli.command;

import java.util.List;

import dev.limbeck.cli.result.Result;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.SymbolRange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Shows the revisions in a range.
 */
@Command(name = "history", description = "Show the revisions, newest first.",
		footer = { "", "Either end of a range may be left out. Without \"current\" no database is contacted.", "",
				"Examples:", "  limbeck history --verbose", "  limbeck history -r -3:",
				"  limbeck history -r current:head", "  limbeck history -i" })
final class HistoryCommand implements LimbeckCommand {

	@Option(names = { "-r", "--range" }, paramLabel = "A:B", description = "Show only what lies between two symbols.")
	private @Nullable String range;

	@Option(names = { "-i", "--indicate-current" }, description = "Mark where the database stands.")
	private boolean indicateCurrent;

	@Override
	public Result run(Invocation invocation) {
		SymbolRange wanted = (this.range != null) ? SymbolRange.parse(this.range) : SymbolRange.ALL;
		boolean withDatabase = this.indicateCurrent || Symbols.needDatabase(wanted.lower())
				|| Symbols.needDatabase(wanted.upper());
		Overview overview = Overview.of(invocation, withDatabase);
		List<Revision> revisions = overview.resolver().history(wanted);
		RevisionView view = overview.view();
		Result result = Result.done(lines(invocation, view, revisions), view.json(revisions));
		return isTable(invocation, revisions) ? result.drawn() : result;
	}

	private static boolean isTable(Invocation invocation, List<Revision> revisions) {
		return !revisions.isEmpty() && !invocation.options().verbose() && invocation.terminal().isInteractive();
	}

	private List<String> lines(Invocation invocation, RevisionView view, List<Revision> revisions) {
		if (revisions.isEmpty()) {
			return invocation.scripts().graph().revisions().isEmpty() ? HeadsCommand.noRevisions(invocation)
					: List.of();
		}
		if (invocation.options().verbose()) {
			return view.text().paragraphs(revisions, invocation.scripts());
		}
		return isTable(invocation, revisions) ? table(invocation, view, revisions)
				: revisions.stream().map(view.text()::lineWithParents).toList();
	}

	private static List<String> table(Invocation invocation, RevisionView view, List<Revision> revisions) {
		Table table = Table.of(invocation.terminal(), "Revision", "Revises", "Created", "Description");
		RevisionDetails text = view.text();
		revisions.forEach((revision) -> table.add(revision.id(), text.parents(revision), text.created(revision),
				text.descriptionWithMarks(revision)));
		return table.lines();
	}

}
