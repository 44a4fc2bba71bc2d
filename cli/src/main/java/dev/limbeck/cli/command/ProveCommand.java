package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.limbeck.cli.result.Json;
import dev.limbeck.cli.result.Result;
import dev.limbeck.proof.ProofReport;
import dev.limbeck.proof.revision.RevisionProof;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.Symbol;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.script.RevisionDefinition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Tries revisions up and down, on tables with rows.
 */
@Command(name = "prove", description = "Try revisions on a scratch database with rows, up and down again.",
		footer = { "", "What is lost without a word, and what the way back leaves or forgets, is named.",
				"Exits with 3 if there is something.", "", "Examples:", "  limbeck prove", "  limbeck prove 3b7a 4c8b",
				"  limbeck prove --all --write" })
final class ProveCommand implements LimbeckCommand {

	@Parameters(arity = "0..*", paramLabel = "X", description = "The revisions. Default: heads.")
	private List<String> symbols = List.of();

	@Option(names = "--all", description = "Try all revisions, one after the other.")
	private boolean all;

	@Option(names = "--write",
			description = "Write into the header of each that is proven that it is: @proven. A check "
					+ "then tells when that does not hold any more.")
	private boolean write;

	@Mixin
	private RowsOption rows = new RowsOption();

	@Mixin
	private ScopeOptions scope = new ScopeOptions();

	@Mixin
	private ScratchOption scratch = new ScratchOption();

	@Override
	public Result run(Invocation invocation) {
		List<Revision> revisions = chosen(invocation);
		return this.scratch.with(invocation, null, (server) -> prove(invocation, revisions, server));
	}

	private List<Revision> chosen(Invocation invocation) {
		RevisionGraph graph = invocation.scripts().graph();
		if (this.all) {
			return graph.revisions();
		}
		Set<String> ids = new LinkedHashSet<>();
		List<Symbol> named = this.symbols.isEmpty() ? List.of(Symbol.Keyword.HEADS) : Symbols.parse(this.symbols);
		Overview overview = Overview.of(invocation, named.stream().anyMatch(Symbols::needDatabase));
		named.forEach((symbol) -> ids.addAll(overview.resolver().resolve(symbol)));
		return ids.stream().map(graph::find).filter(Objects::nonNull).toList();
	}

	private Result prove(Invocation invocation, List<Revision> revisions, ScratchServer server) {
		RevisionProof proof = new RevisionProof(server, invocation::migratorOf, this.scope.scope(invocation),
				this.rows.read(invocation));
		List<String> lines = new ArrayList<>();
		List<Map<String, ?>> json = new ArrayList<>();
		boolean sound = true;
		for (Revision revision : revisions) {
			ProofReport report = proof.prove(revision, isReversible(invocation.scripts().find(revision.id())));
			lines.addAll(lines(revision, report));
			if (this.write && report.isProven()) {
				lines.add("  " + new WriteProof(invocation).write(revision));
			}
			json.add(json(revision, report));
			sound = sound && report.isProven();
		}
		return new Result(lines, Map.of("revisions", json), sound ? Result.DONE : Result.FOUND);
	}

	private static boolean isReversible(@Nullable RevisionDefinition definition) {
		return definition != null && definition.reversible();
	}

	private static List<String> lines(Revision revision, ProofReport report) {
		List<String> lines = new ArrayList<>();
		lines.add(revision.id() + "  " + revision.description() + ": "
				+ (report.isProven() ? "proven, with rows in " + DifferenceText.tables(report) : "not proven"));
		report.problems()
			.forEach((problem) -> lines.add("  " + DifferenceText.word(problem) + ": " + problem.description()));
		report.empty().forEach((table) -> lines.add("  no rows could be made for " + table));
		return lines;
	}

	private static Map<String, ?> json(Revision revision, ProofReport report) {
		Map<String, @Nullable Object> json = Json.object();
		json.put("revision", revision.id());
		json.putAll(DifferenceText.proof(report));
		return json;
	}

}
