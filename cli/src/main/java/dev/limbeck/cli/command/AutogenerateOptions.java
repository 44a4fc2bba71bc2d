package dev.limbeck.cli.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.limbeck.LimbeckException;
import dev.limbeck.cli.result.Json;
import dev.limbeck.cli.result.Result;
import dev.limbeck.cli.result.UsageException;
import dev.limbeck.diff.safe.BackFill;
import dev.limbeck.generate.GeneratedRevision;
import dev.limbeck.generate.Manner;
import dev.limbeck.generate.NewRevision;
import dev.limbeck.generate.RevisionFile;
import dev.limbeck.generate.RevisionFileGenerator;
import dev.limbeck.model.Difference;
import dev.limbeck.model.EmptyModel;
import dev.limbeck.model.Model;
import dev.limbeck.model.RevisionsModel;
import dev.limbeck.proof.ProofReport;
import dev.limbeck.proof.ProofReport.Problem;
import dev.limbeck.revision.Symbol;
import dev.limbeck.scratch.ScratchServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options of a revision whose statements come from a model.
 */
final class AutogenerateOptions {

	@Option(names = "--autogenerate", description = "Write the statements that bring the revisions to the model.")
	private boolean wanted;

	@Option(names = "--model", paramLabel = "TO",
			description = "What the schema should be, as diff takes it. Default: the application's entities, or schema.sql or "
					+ "db/schema.")
	private @Nullable String model;

	@Option(names = "--allow-drops", description = "Write drops so that they run; else they are commented out.")
	private boolean drops;

	@Option(names = "--dry-run", description = "Show the statements, and write nothing.")
	private boolean dryRun;

	@Option(names = "--no-prove", description = "Do not try the statements on a scratch copy with rows.")
	private boolean unproven;

	@Option(names = "--safe",
			description = "Let nobody wait while all rows of a table are read or written: several revisions, if need be.")
	private boolean safe;

	@Mixin
	private FillOptions fills = new FillOptions();

	@Mixin
	private RenameOptions renames = new RenameOptions();

	@Mixin
	private RowsOption rows = new RowsOption();

	@Mixin
	private ScopeOptions scope = new ScopeOptions();

	@Mixin
	private ScratchOption scratch = new ScratchOption();

	/**
	 * Return whether statements are to come from a model.
	 * @return whether {@link #write} is to be called
	 * @throws UsageException if an option is given that means nothing without
	 */
	boolean isWanted() {
		boolean more = this.model != null || this.drops || this.dryRun || this.unproven || this.safe
				|| this.rows.isGiven() || this.fills.isGiven() || this.renames.isGiven() || this.scope.isGiven()
				|| this.scratch.isGiven();
		if (!this.wanted && more) {
			throw new UsageException(
					"--model, --allow-drops, --dry-run, --no-prove, --safe, --fill, --rows, --renamed, --schemas, --exclude and --scratch "
							+ "say how statements are generated, and none are to be generated.",
					"Add --autogenerate, or leave them out.");
		}
		return this.wanted;
	}

	Result write(Invocation invocation, NewRevision request, NewFileOptions files) {
		Model goal = goal(invocation);
		Agreement.demand(invocation);
		return this.scratch.with(invocation, null, (server) -> write(invocation, request, files, goal, server));
	}

	private Model goal(Invocation invocation) {
		SchemaArgument argument = new SchemaArgument(invocation);
		return (this.model != null) ? argument.parse(this.model) : argument.usual("--model");
	}

	private static Model revisions(Invocation invocation, NewRevision request) {
		List<Symbol> parents = request.parents().symbols();
		boolean begins = parents.stream().anyMatch((symbol) -> symbol.toString().equals("base"))
				|| invocation.scriptsSoFar().graph().revisions().isEmpty();
		return begins ? new EmptyModel() : new RevisionsModel("the revisions", invocation::migratorOf,
				parents.isEmpty() ? List.of(Symbol.parse("head")) : parents);
	}

	private Result write(Invocation invocation, NewRevision request, NewFileOptions files, Model goal,
			ScratchServer server) {
		Difference whole = this.renames
			.decide(Difference.towards(revisions(invocation, request), goal, this.scope.scope(invocation), server),
					invocation.terminal())
			.settled(server);
		Difference difference = this.drops ? whole : whole.keeping();
		Manner manner = new Manner(this.safe, this.fills.decide(difference, invocation.terminal()));
		List<GeneratedRevision> revisions = GeneratedRevision.of(difference, manner, server);
		if (revisions.isEmpty()) {
			return nothing(whole);
		}
		String remark = this.unproven ? "-- Not tried: --no-prove." : prove(invocation, revisions, server);
		List<RevisionFile> planned = files.plan(invocation, request,
				revisions.stream().map((revision) -> revision.sections().remarked(remark)).toList());
		return this.dryRun ? Result.document(texts(planned), json(planned, List.of()))
				: written(invocation, files.generator(invocation), planned);
	}

	private static Result nothing(Difference whole) {
		String sentence = whole.plan().isEmpty() ? "The revisions give what the model says: nothing to write."
				: "Nothing but drops is left between the revisions and the model: --allow-drops writes them.";
		return Result.done(List.of(sentence), Map.of("files", List.of()));
	}

	private String prove(Invocation invocation, List<GeneratedRevision> revisions, ScratchServer server) {
		List<String> problems = new ArrayList<>();
		int tables = 0;
		for (ProofReport report : GeneratedRevision.prove(revisions, server, this.rows.read(invocation))) {
			report.problems()
				.stream()
				.map(Problem::description)
				.filter((problem) -> !problems.contains(problem))
				.forEach(problems::add);
			tables = Math.max(tables, report.tables());
		}
		if (!problems.isEmpty()) {
			throw new LimbeckException("not-proven",
					"Nothing is written, as the statements do not prove right:\n"
							+ problems.stream().map((problem) -> "- " + problem).collect(Collectors.joining("\n")),
					"Mend the model; or let --no-prove write them, and mend the file by hand.");
		}
		if (revisions.stream().anyMatch(GeneratedRevision::isOpen)) {
			return "-- Tried there and back without rows, because of the gap.";
		}
		return (tables == 0) ? "-- Tried there and back."
				: "-- Tried there and back, with rows in " + tables + ((tables == 1) ? " table." : " tables.");
	}

	private static Result written(Invocation invocation, RevisionFileGenerator generator, List<RevisionFile> planned) {
		PrintWriter err = invocation.terminal().err();
		List<String> paths = planned.stream().map((file) -> generator.write(file, err::println).toString()).toList();
		planned.forEach((file) -> gaps(file).forEach(err::println));
		return Result.done(paths, json(planned, paths));
	}

	// Where somebody has to say something before any file is run.
	private static List<String> gaps(RevisionFile file) {
		List<String> lines = file.text().lines().toList();
		return IntStream.range(0, lines.size())
			.filter((line) -> lines.get(line).startsWith(BackFill.GAP))
			.mapToObj(
					(line) -> file.path() + ":" + (line + 1) + ": " + lines.get(line).substring(BackFill.GAP.length()))
			.toList();
	}

	private static String texts(List<RevisionFile> planned) {
		return planned.stream().map(RevisionFile::text).collect(Collectors.joining("\n"));
	}

	private static Map<String, ?> json(List<RevisionFile> planned, List<String> paths) {
		RevisionFile last = planned.get(planned.size() - 1);
		Map<String, @Nullable Object> json = Json.object();
		json.put("revision", last.revision().id());
		json.put("file", last.path());
		json.put("parents", last.revision().parents());
		json.put("files", paths);
		json.put("texts", planned.stream().map(RevisionFile::text).toList());
		return json;
	}

}
