package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.VisibleText;
import dev.limbeck.cli.result.Json;
import dev.limbeck.cli.result.Result;
import dev.limbeck.diff.Change;
import dev.limbeck.model.Difference;
import dev.limbeck.model.EmptyModel;
import dev.limbeck.model.Model;
import dev.limbeck.model.RevisionsModel;
import dev.limbeck.revision.Symbol;
import dev.limbeck.scratch.ScratchServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Finds what in a database does not come from its revisions.
 */
@Command(name = "drift", description = "Find what in the database does not come from its revisions.",
		footer = { "", "The revisions that its ledger names are applied to a scratch database, and both are compared.",
				"Exits with 3 if they differ. Nothing is changed.", "", "Examples:", "  limbeck drift",
				"  limbeck drift --exclude grant,owner --json" })
final class DriftCommand implements LimbeckCommand {

	@Option(names = "--allow-drops", description = "Write drops so that they run; else they are commented out.")
	private boolean drops;

	@Mixin
	private ScopeOptions scope = new ScopeOptions();

	@Mixin
	private ScratchOption scratch = new ScratchOption();

	@Override
	public Result run(Invocation invocation) {
		Set<String> current = new TreeSet<>(invocation.migrator().inspect().position().current());
		Model live = new SchemaArgument(invocation).live();
		return this.scratch.with(invocation, null,
				(server) -> compare(invocation, revisions(invocation, current), live, server));
	}

	private static Model revisions(Invocation invocation, Set<String> current) {
		return current.isEmpty() ? new EmptyModel() : new RevisionsModel(String.join(", ", current),
				invocation::migratorOf, current.stream().map(Symbol::parse).toList());
	}

	private Result compare(Invocation invocation, Model revisions, Model live, ScratchServer server) {
		Difference whole = Difference.between(revisions, live, this.scope.scope(invocation), server);
		DifferenceText back = text(whole.reversed());
		DifferenceText forth = text(whole);
		List<String> lines = new ArrayList<>();
		if (whole.changes().isEmpty()) {
			lines.add("-- " + VisibleText.line(live.name()) + " is what its revisions make: " + revisions.name() + ".");
			return Result.document(String.join("\n", lines), json(back, forth));
		}
		lines.add("-- " + VisibleText.line(live.name()) + " is not what its revisions make: " + revisions.name() + ".");
		objects(whole)
			.forEach((object, what) -> lines.add("--   " + VisibleText.line(object + ": " + String.join(", ", what))));
		lines.add("");
		lines.add("-- This brings the database back:");
		lines.addAll(back.lines(null));
		lines.add("");
		lines.add("-- This in a revision (\"limbeck revision --autogenerate --model live\") follows the database:");
		forth.lines(null).forEach((line) -> lines.add((line.startsWith("--") || line.isEmpty()) ? line : "-- " + line));
		return Result.document(String.join("\n", lines), json(back, forth)).withExitCode(Result.FOUND);
	}

	private DifferenceText text(Difference difference) {
		return new DifferenceText(this.drops ? difference : difference.keeping());
	}

	private static Map<String, List<String>> objects(Difference difference) {
		Map<String, List<String>> objects = new LinkedHashMap<>();
		for (Change change : difference.changes()) {
			String object = difference.object(change.id()).toString();
			String how = (change.from() == null) ? "is new" : "differs";
			objects.computeIfAbsent(object, (name) -> new ArrayList<>())
				.add(change.id() + " " + ((change.to() == null) ? "is gone" : how));
		}
		return objects;
	}

	private static Map<String, ?> json(DifferenceText back, DifferenceText forth) {
		Map<String, @Nullable Object> json = Json.object();
		json.putAll(forth.json(null));
		json.put("back", back.json(null).get("statements"));
		return json;
	}

}
