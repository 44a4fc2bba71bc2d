package dev.limbeck.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.limbeck.LimbeckException;
import dev.limbeck.VisibleText;
import dev.limbeck.cli.environment.CommandEnvironment;
import dev.limbeck.cli.result.Json;
import dev.limbeck.cli.result.Result;
import dev.limbeck.generate.NewRevision;
import dev.limbeck.generate.RevisionFile;
import dev.limbeck.generate.RevisionFileGenerator;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.Symbol;
import dev.limbeck.revision.SymbolRange;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.squash.KeptData;
import dev.limbeck.squash.MakeSquash;
import dev.limbeck.squash.Squash;
import dev.limbeck.squash.SquashRange;
import dev.limbeck.squash.SquashedScripts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Makes one revision of several.
 */
@Command(name = "squash", description = "Make one revision of several.",
		footer = { "", "Both ends belong to it; base stands for all from the first one on. Before anything is written, it is",
				"proven on scratch databases that the new revision leads to the same, there and back.",
				"The old files may stay until every database has moved on.", "", "Examples:",
				"  limbeck squash base:v2 -m \"All up to version 2\" --plan",
				"  limbeck squash 2a3f4c:9d1cde -m \"Orders\" --data keep" })
final class SquashCommand implements LimbeckCommand {

	@Parameters(paramLabel = "X:Y", description = "The oldest and the newest of them.")
	private String range = "";

	@Option(names = { "-m", "--message" }, required = true, description = "What the new revision does.")
	private String message = "";

	@Option(names = "--data", paramLabel = "WHAT",
			description = "keep or drop the rows that the revisions insert or change, in new databases. Default: ask.")
	private @Nullable KeptData data;

	@Option(names = "--rev-id", paramLabel = "ID", description = "The id of the new revision. Default: a random one.")
	private @Nullable String id;

	@Option(names = "--directory", paramLabel = "DIR", description = "The folder, if the locations leave a choice.")
	private @Nullable Path directory;

	@Option(names = "--plan", description = "Show the revision, and write nothing.")
	private boolean plan;

	@Option(names = { "-y", "--yes" }, description = "Do not ask whether to write it.")
	private boolean yes;

	@Mixin
	private ScratchOption scratch = new ScratchOption();

	@Override
	public Result run(Invocation invocation) {
		invocation.requireRevisions();
		RevisionScripts scripts = invocation.scripts();
		SquashRange squashed = SquashRange.of(scripts.graph(), SymbolRange.parse(this.range));
		Planned planned = this.scratch.with(invocation, null, (server) -> plan(invocation, squashed, server));
		if (this.plan) {
			return Result.document(planned.file().text(), planned.json());
		}
		PrintWriter err = invocation.terminal().err();
		planned.lines().stream().map(VisibleText::message).forEach(err::println);
		if (!this.yes
				&& !Confirmation.ask(invocation.terminal(), "Add --yes if this shall be done, or --plan to see it.")) {
			throw new LimbeckException("declined", "No file was written.",
					"Run the command again, and accept it, to write the file.");
		}
		Path written = generator(invocation).write(planned.file(), err::println);
		return Result.done(List.of(written.toString()), planned.json());
	}

	private Planned plan(Invocation invocation, SquashRange squashed, ScratchServer server) {
		RevisionScripts scripts = invocation.scripts();
		MakeSquash making = new MakeSquash(scripts, squashed, invocation::migratorOf, server);
		Squash squash = make(invocation, making);
		RevisionGraph below = below(squashed);
		List<Symbol> parents = squashed.parents().stream().map(Symbol::parse).toList();
		RevisionFile file = generator(invocation).restore(below,
				NewRevision.of(this.message)
					.withParents(parents.isEmpty() ? List.of(Symbol.Keyword.BASE) : parents)
					.withSplice(true)
					.withDependsOn(squashed.dependencies().stream().map(Symbol::parse).toList())
					.withLabels(squashed.labels())
					.withReplaces(squashed.replaces())
					.withId(this.id)
					.withDirectory(this.directory),
				squash.sections());
		making.prove(squash, SquashedScripts.of(scripts, squashed, file), file.revision().id());
		return new Planned(squash, file);
	}

	// Where nobody is, nobody can be asked.
	private Squash make(Invocation invocation, MakeSquash making) {
		try {
			return making.make(this.data);
		}
		catch (LimbeckException ex) {
			if (!MakeSquash.UNDECIDED.equals(ex.code()) || !invocation.terminal().isInteractive()) {
				throw ex;
			}
			PrintWriter err = invocation.terminal().err();
			err.println(VisibleText.message(ex.description()));
			err.println("Shall the new revision insert or change them, too, in new databases?");
			return making.make(Confirmation.ask(invocation.terminal(), ex.action()) ? KeptData.KEEP : KeptData.DROP);
		}
	}

	private static RevisionGraph below(SquashRange squashed) {
		RevisionGraph graph = squashed.graph();
		List<Revision> below = new ArrayList<>();
		squashed.below().forEach((one) -> below.add(graph.find(one)));
		return RevisionGraph.of(below);
	}

	private static RevisionFileGenerator generator(Invocation invocation) {
		CommandEnvironment environment = invocation.environment();
		return new RevisionFileGenerator(environment.revisionFiles(invocation.options()),
				environment.locations(invocation.options()), environment.workspace());
	}

	/**
	 * What is to be written.
	 *
	 * @param squash what it does
	 * @param file the revision
	 */
	private record Planned(Squash squash, RevisionFile file) {

		List<String> lines() {
			SquashRange range = this.squash.range();
			List<String> lines = new ArrayList<>(this.squash.notes());
			if (!this.squash.counts().isEmpty()) {
				lines.add("Rows that it inserts: " + String.join(", ",
						this.squash.counts().entrySet().stream().map((one) -> one.getKey() + " " + one.getValue()).toList())
						+ ".");
			}
			lines.add("Proven: revision " + this.file.revision().id() + " leads to the same as the "
					+ range.revisions().size() + " revisions that it replaces.");
			lines.add("Databases that have all of them take it over by their ledger alone. Leave the old files where they "
					+ "are until every database has, then delete them.");
			return lines;
		}

		Map<String, ?> json() {
			Map<String, @Nullable Object> json = Json.object();
			json.put("revision", this.file.revision().id());
			json.put("file", this.file.path());
			json.put("text", this.file.text());
			json.put("replaces", this.file.revision().replaces());
			json.put("rows", this.squash.counts());
			json.put("notes", this.squash.notes());
			json.put("replacedFiles", this.squash.range().revisions().stream().map(Revision::origin).toList());
			return json;
		}

	}

}
