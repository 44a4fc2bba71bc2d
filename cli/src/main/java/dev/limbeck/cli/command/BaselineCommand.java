package dev.limbeck.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.VisibleText;
import dev.limbeck.baseline.Baseline;
import dev.limbeck.baseline.BaselineFiles;
import dev.limbeck.baseline.Split;
import dev.limbeck.cli.environment.CommandEnvironment;
import dev.limbeck.cli.result.Json;
import dev.limbeck.cli.result.Result;
import dev.limbeck.generate.NewRevision;
import dev.limbeck.generate.RevisionFile;
import dev.limbeck.generate.RevisionFileGenerator;
import dev.limbeck.migrate.MigrationCommand.Stamp;
import dev.limbeck.migrate.PlanReview;
import dev.limbeck.model.Model;
import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.Symbol;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Makes an existing database the beginning of a history.
 */
@Command(name = "baseline",
		description = "Begin a history with a database that exists: write what it holds as revisions.",
		footer = { "", "Before anything is written, it is proven on a scratch database that they make the same.",
				"Then the ledger of the database says that they are applied. Rows are not part of it.", "", "Examples:",
				"  limbeck baseline -m \"What there was\" --plan",
				"  limbeck baseline -m \"What there was\" --like postgres://app@staging/shop",
				"  limbeck baseline -m \"What there was\" --split schema --exclude owner" })
final class BaselineCommand implements LimbeckCommand {

	@Option(names = { "-m", "--message" }, required = true, description = "What stands for it in the history.")
	private String message = "";

	@Option(names = "--like", paramLabel = "FROM",
			description = "Another database that should hold the same; if it does not, nothing is written.")
	private List<String> alike = List.of();

	@Option(names = "--from-model", paramLabel = "TO", arity = "0..1", fallbackValue = "",
			description = "Take over only what a model names, as diff takes it. Default: the application's entities, or "
					+ "schema.sql or db/schema.")
	private @Nullable String model;

	@Option(names = "--split", paramLabel = "BY", defaultValue = "none",
			description = "Write one revision for each schema or kind. Default: ${DEFAULT-VALUE}.")
	private Split split = Split.NONE;

	@Option(names = "--rev-id", paramLabel = "ID", description = "The id of the last revision. Default: a random one.")
	private @Nullable String id;

	@Option(names = "--directory", paramLabel = "DIR", description = "The folder, if the locations leave a choice.")
	private @Nullable Path directory;

	@Option(names = "--plan", description = "Show the revisions, and write nothing.")
	private boolean plan;

	@Option(names = { "-y", "--yes" }, description = "Do not ask.")
	private boolean yes;

	@Mixin
	private ScopeOptions scope = new ScopeOptions();

	@Mixin
	private ScratchOption scratch = new ScratchOption();

	@Override
	public Result run(Invocation invocation) {
		refuseHistory(invocation);
		SchemaArgument argument = new SchemaArgument(invocation);
		Model database = argument.live();
		List<Model> others = this.alike.stream().map(argument::parse).toList();
		Model owner = owner(argument);
		Planned planned = this.scratch.with(invocation, null,
				(server) -> plan(invocation, new Sides(database, others, owner), server));
		if (this.plan) {
			return Result.document(planned.text(), planned.json());
		}
		PrintWriter err = invocation.terminal().err();
		planned.lines(database.name()).stream().map(VisibleText::message).forEach(err::println);
		if (!this.yes
				&& !Confirmation.ask(invocation.terminal(), "Add --yes if this shall be done, or --plan to see it.")) {
			throw new LimbeckException("declined", "No file was written.",
					"Run the command again, and accept it, to write the files.");
		}
		this.scratch.with(invocation, null, (server) -> {
			planned.baseline().insistOnSame(database, server);
			return planned;
		});
		return write(invocation, planned, database.name());
	}

	private @Nullable Model owner(SchemaArgument argument) {
		if (this.model == null) {
			return null;
		}
		return this.model.isEmpty() ? argument.usual("--from-model") : argument.parse(this.model);
	}

	private static void refuseHistory(Invocation invocation) {
		List<Revision> files = invocation.scriptsSoFar().graph().revisions();
		if (!files.isEmpty()) {
			throw new LimbeckException("history-begun",
					"A history has begun already, with " + NameList.first(files.stream().map(Revision::id).toList())
							+ ".",
					"If the database holds what these revisions make, enter them with \"limbeck stamp\"; what it holds "
							+ "beside that \"limbeck revision --autogenerate --model live\" writes as the next one. To "
							+ "begin anew, put their files aside first.");
		}
		List<String> rows = invocation.migrator().rows().stream().map((row) -> row.id()).sorted().toList();
		if (!rows.isEmpty()) {
			throw new LimbeckException("history-begun",
					"The ledger of " + invocation.database().connector().description() + " knows revisions already: "
							+ NameList.first(rows) + ".",
					"Look for their files (limbeck.locations). If they are lost for good, let the ledger forget them "
							+ "with \"limbeck stamp --purge base\".");
		}
	}

	private Planned plan(Invocation invocation, Sides sides, ScratchServer server) {
		Scope seen = this.scope.scope(invocation);
		Baseline.insistOnLikeness(sides.database(), sides.others(), seen, server);
		Baseline all = Baseline.of(sides.database(), seen, server);
		Baseline baseline = (sides.owner() != null) ? all.ownedBy(sides.owner(), server) : all;
		List<RevisionFile> files = files(invocation, baseline.parts(this.split));
		baseline.prove(files, invocation::migratorOf, server);
		return new Planned(baseline, files);
	}

	private List<RevisionFile> files(Invocation invocation, List<Baseline.Part> parts) {
		RevisionFileGenerator generator = generator(invocation);
		List<Revision> known = new ArrayList<>();
		List<RevisionFile> files = new ArrayList<>();
		for (Baseline.Part part : parts) {
			boolean last = files.size() == parts.size() - 1;
			Symbol parent = known.isEmpty() ? Symbol.Keyword.BASE : Symbol.parse(known.get(known.size() - 1).id());
			RevisionFile file = generator.plan(RevisionGraph.of(known),
					NewRevision.of(part.title().isEmpty() ? this.message : this.message + ": " + part.title())
						.withParents(List.of(parent))
						.withId(last ? this.id : null)
						.withDirectory(this.directory),
					part.sections());
			files.add(file);
			known.add(file.revision());
		}
		return files;
	}

	private static RevisionFileGenerator generator(Invocation invocation) {
		CommandEnvironment environment = invocation.environment();
		return new RevisionFileGenerator(environment.revisionFiles(invocation.options()),
				environment.locations(invocation.options()), environment.workspace());
	}

	private static Result write(Invocation invocation, Planned planned, String database) {
		PrintWriter err = invocation.terminal().err();
		RevisionFileGenerator generator = generator(invocation);
		List<String> lines = new ArrayList<>();
		planned.files().forEach((file) -> lines.add(generator.write(file, err::println).toString()));
		String last = planned.last().id();
		try {
			invocation.environment()
				.migrator(invocation.options())
				.reading(() -> BaselineFiles.scripts(planned.files()))
				.run(new Stamp(List.of(Symbol.parse(last)), false), PlanReview.ACCEPT);
		}
		catch (LimbeckException ex) {
			throw new LimbeckException(ex.code(),
					"The files are written (" + String.join(", ", lines) + "), but the ledger of " + database
							+ " does not know of it:\n" + ex.description(),
					ex.action() + " Then run \"limbeck stamp " + last + "\".", ex, ex.sqlState());
		}
		err.println(VisibleText.message(database + " now stands at " + last + "."));
		return Result.done(lines, planned.json());
	}

	/**
	 * What is read.
	 *
	 * @param database the one whose history begins
	 * @param others those that should be like it
	 * @param owner what says which part of it, or {@code null} for all
	 */
	private record Sides(Model database, List<Model> others, @Nullable Model owner) {

	}

	/**
	 * What is to be written.
	 *
	 * @param baseline what the database holds
	 * @param files the revisions
	 */
	private record Planned(Baseline baseline, List<RevisionFile> files) {

		Revision last() {
			return this.files.get(this.files.size() - 1).revision();
		}

		String text() {
			return this.files.stream().map(RevisionFile::text).collect(Collectors.joining("\n"));
		}

		List<String> lines(String database) {
			String counts = this.baseline.counts()
				.entrySet()
				.stream()
				.map((count) -> count.getKey() + " " + count.getValue())
				.collect(Collectors.joining(", "));
			List<String> lines = new ArrayList<>(this.baseline.notes());
			lines.add("Taken over from " + database + ": " + counts + ".");
			lines.add("Proven: from an empty database, " + ((this.files.size() == 1) ? "this revision makes the same."
					: "these " + this.files.size() + " revisions make the same."));
			lines.add("To be written, and entered into the ledger as applied: "
					+ this.files.stream().map((file) -> file.revision().id()).collect(Collectors.joining(", ")) + ".");
			return lines;
		}

		Map<String, ?> json() {
			Map<String, @Nullable Object> json = Json.object();
			json.put("revision", last().id());
			json.put("revisions", this.files.stream().map((file) -> file.revision().id()).toList());
			json.put("files", this.files.stream().map(RevisionFile::path).toList());
			json.put("texts", this.files.stream().map(RevisionFile::text).toList());
			json.put("counts", this.baseline.counts());
			json.put("notes", this.baseline.notes());
			return json;
		}

	}

}
