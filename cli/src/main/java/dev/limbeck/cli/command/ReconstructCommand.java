package dev.limbeck.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.limbeck.LimbeckException;
import dev.limbeck.VisibleText;
import dev.limbeck.cli.environment.CommandEnvironment;
import dev.limbeck.cli.environment.NamedDatabase;
import dev.limbeck.cli.result.Json;
import dev.limbeck.cli.result.Result;
import dev.limbeck.connect.Connector;
import dev.limbeck.doctor.Restoration;
import dev.limbeck.doctor.scratch.Reconstructed;
import dev.limbeck.doctor.scratch.Reconstruction;
import dev.limbeck.generate.RevisionFileGenerator;
import dev.limbeck.generate.Workspace;
import dev.limbeck.model.DatabaseModel;
import dev.limbeck.model.Model;
import dev.limbeck.scratch.ScratchServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Writes a revision that is missing.
 */
@Command(name = "reconstruct", description = "Write a missing revision, from what the database has and the others do.",
		footer = { "",
				"The text is that which the ledger has kept, or else a commit of the repository. If none has it, or",
				"--parent or --model say otherwise, it is found out:",
				"It is what the schema has, less what later revisions do. All of it is tried on scratch databases, and",
				"proven: from an empty one, all revisions lead to the schema. The plan is shown before anything is",
				"written, and no file is written over.", "", "Examples:", "  limbeck reconstruct 189b1231afd4",
				"  limbeck reconstruct 189b1231afd4 --parent base --model schema.sql --plan" })
final class ReconstructCommand implements LimbeckCommand {

	private static final String BASE = "base";

	private static final String LIVE = "live";

	@Parameters(index = "0", arity = "1", paramLabel = "REV",
			description = "The id that others revise and no file declares.")
	private String id = "";

	@Option(names = "--parent", paramLabel = "ID",
			description = "What it revised; base for nothing. Default: the head that nothing follows.")
	private List<String> parents = List.of();

	@Option(names = "--model", paramLabel = "FROM", defaultValue = LIVE,
			description = "What all revisions lead to, as in \"limbeck diff\". Default: ${DEFAULT-VALUE}.")
	private String model = LIVE;

	@Option(names = "--plan", description = "Show the file, and write nothing.")
	private boolean plan;

	@Option(names = { "-y", "--yes" }, description = "Do not ask.")
	private boolean yes;

	@Mixin
	private ScopeOptions scope = new ScopeOptions();

	@Mixin
	private ScratchOption scratch = new ScratchOption();

	@Override
	public Result run(Invocation invocation) {
		Reconstructed found = kept(invocation).orElseGet(() -> derived(invocation));
		if (this.plan) {
			return Result.document(found.file().text(), json(found));
		}
		PrintWriter err = invocation.terminal().err();
		told(invocation, found).stream().map(VisibleText::message).forEach(err::println);
		if (!this.yes && !Confirmation.ask(invocation.terminal(),
				"Add --yes if this shall be written, or --plan to see it.")) {
			throw new LimbeckException("declined", "No file was written.",
					"Run the command again, and accept it, to write the file.");
		}
		Path written = generator(invocation, null).write(found.file(), err::println);
		return Result.done(List.of(written.toString()), json(found));
	}

	// Whoever names a model or parents wants something else than what there was.
	private Optional<Reconstructed> kept(Invocation invocation) {
		if (!this.parents.isEmpty() || !this.model.equals(LIVE)) {
			return Optional.empty();
		}
		CommandEnvironment environment = invocation.environment();
		Restoration restoration = new Restoration(environment.locations(invocation.options()),
				environment.workingDirectory(), this.id);
		NamedDatabase database = invocation.database();
		return restoration
			.fromLedger(database.connector(), database.source(), environment.ledgerSchema(invocation.options()),
					(time) -> generator(invocation, time))
			.or(restoration::fromRepository);
	}

	private Reconstructed derived(Invocation invocation) {
		Model goal = new SchemaArgument(invocation).parse(this.model);
		Connector target = (goal instanceof DatabaseModel live) ? live.connector() : null;
		return this.scratch.with(invocation, target, (server) -> find(invocation, goal, server));
	}

	private Reconstructed find(Invocation invocation, Model goal, ScratchServer server) {
		CommandEnvironment environment = invocation.environment();
		Reconstruction.Files files = new Reconstruction.Files(environment.locations(invocation.options()),
				environment.javaRevisions(invocation.options()));
		Reconstruction.Workshop workshop = new Reconstruction.Workshop(server, invocation::migratorOf,
				this.scope.scope(invocation));
		return Reconstruction.of(files, this.id, chosen(), workshop).find(goal, (time) -> generator(invocation, time));
	}

	private @Nullable List<String> chosen() {
		if (this.parents.isEmpty()) {
			return null;
		}
		return this.parents.equals(List.of(BASE)) ? List.of() : this.parents;
	}

	private static RevisionFileGenerator generator(Invocation invocation, @Nullable Instant time) {
		CommandEnvironment environment = invocation.environment();
		Workspace here = environment.workspace();
		Clock clock = (time != null) ? Clock.fixed(time, ZoneOffset.UTC) : here.clock();
		return new RevisionFileGenerator(environment.revisionFiles(invocation.options()),
				environment.locations(invocation.options()), new Workspace(here.directory(), clock, here.ids()));
	}

	private List<String> told(Invocation invocation, Reconstructed found) {
		Path file = invocation.environment().workingDirectory().relativize(found.file().path());
		List<String> parents = found.file().revision().parents();
		List<String> lines = new ArrayList<>();
		lines.add("Revision " + this.id + " is to be written to " + file + ". It revises "
				+ (parents.isEmpty() ? "nothing" : String.join(", ", parents)) + ", and does this:");
		found.summary().forEach((line) -> lines.add("  " + line));
		found.uncertain().forEach((line) -> lines.add("Not certain: " + line));
		lines.add(found.basis());
		return lines;
	}

	private static Map<String, ?> json(Reconstructed found) {
		Map<String, @Nullable Object> json = Json.object();
		json.put("revision", found.file().revision().id());
		json.put("file", found.file().path());
		json.put("parents", found.file().revision().parents());
		json.put("text", found.file().text());
		json.put("uncertain", found.uncertain());
		json.put("basis", found.basis());
		return json;
	}

}
