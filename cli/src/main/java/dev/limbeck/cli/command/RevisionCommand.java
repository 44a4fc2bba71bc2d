package dev.limbeck.cli.command;

import java.util.List;

import dev.limbeck.cli.result.Result;
import dev.limbeck.generate.NewRevision;
import dev.limbeck.revision.Symbol;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Writes a new revision file.
 */
@Command(name = "revision", description = "Write a new revision file on top of the head.",
		footer = { "", "The file is right at once: only its SQL is missing. With --autogenerate it is there,",
				"too: what the model has and the revisions have not, tried there and back with rows.", "", "Examples:",
				"  limbeck revision --autogenerate -m \"Follow the model\" --model schema.sql",
				"  limbeck revision -m \"Give reminders a due date\"",
				"  limbeck revision -m \"Index titles\" --upgrade \"CREATE INDEX i ON t (title);\"",
				"  limbeck revision -m \"Invoices\" --head base --branch-label billing",
				"  limbeck revision -m \"Hotfix\" --head 2a3f --splice" })
final class RevisionCommand implements LimbeckCommand {

	@Option(names = { "-m", "--message" }, paramLabel = "TEXT", required = true,
			description = "What the revision does, in one line.")
	private String message = "";

	@Option(names = "--head", paramLabel = "X",
			description = "What it revises, see \"limbeck help symbols\"; base begins anew. Default: head.")
	private List<String> parents = List.of();

	@Mixin
	private NewFileOptions options = new NewFileOptions();

	@Mixin
	private StatementOptions statements = new StatementOptions();

	@Mixin
	private AutogenerateOptions autogenerate = new AutogenerateOptions();

	@Override
	public Result run(Invocation invocation) {
		List<Symbol> symbols = this.parents.isEmpty() ? List.of() : Symbols.parse(this.parents);
		NewRevision request = NewRevision.of(this.message.strip()).withParents(symbols);
		if (this.statements.areGiven(this.autogenerate.isWanted())) {
			return this.options.write(invocation, this.statements.plan(invocation, request, this.options));
		}
		return this.autogenerate.isWanted() ? this.autogenerate.write(invocation, request, this.options)
				: this.options.write(invocation, request);
	}

}
