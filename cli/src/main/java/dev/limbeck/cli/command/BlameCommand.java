package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.blame.Blame;
import dev.limbeck.blame.Life;
import dev.limbeck.blame.ObjectName;
import dev.limbeck.cli.result.Json;
import dev.limbeck.cli.result.Result;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Tells which revisions made and changed an object.
 */
@Command(name = "blame", description = "Tell which revision made an object and its parts, and which changed them last.",
		footer = { "", "The revisions are applied to a scratch database one by one. What has another name",
				"now is followed.", "", "Examples:", "  limbeck blame reminders", "  limbeck blame reminders.due_at",
				"  limbeck blame index:reminders_due --json" })
final class BlameCommand implements LimbeckCommand {

	@Parameters(index = "0", arity = "1", paramLabel = "NAME",
			description = "TABLE, TABLE.COLUMN or any other object, perhaps with its schema; or KIND:NAME.")
	private String name = "";

	@Option(names = "--at", paramLabel = "X", defaultValue = "heads",
			description = "Look no further than to this revision. Default: ${DEFAULT-VALUE}.")
	private String at = "heads";

	@Mixin
	private ScopeOptions scope = new ScopeOptions();

	@Mixin
	private ScratchOption scratch = new ScratchOption();

	@Override
	public Result run(Invocation invocation) {
		ObjectName wanted = ObjectName.parse(this.name);
		RevisionGraph graph = invocation.scripts().graph();
		Set<String> ids = graph.ancestors(new SchemaArgument(invocation).resolve(this.at));
		Blame blame = this.scratch.with(invocation, null, (server) -> Blame.of(graph.inOrder(ids::contains),
				invocation::migratorOf, this.scope.scope(invocation), server));
		List<Life> found = blame.find(wanted);
		if (found.isEmpty()) {
			throw new LimbeckException("no-such-object", "No revision makes anything called " + this.name + ".",
					"Check the name; \"limbeck schema\" shows all that they make, without ledgers and what "
							+ "--schemas and --exclude leave out.");
		}
		List<Revision> named = named(found, graph);
		Map<String, @Nullable Object> json = Json.object();
		json.put("objects", found.stream().map(BlameCommand::json).toList());
		json.put("revisions", named.stream().map(BlameCommand::json).toList());
		return Result.done(lines(invocation, found, named), json).drawn();
	}

	private static List<Revision> named(List<Life> lives, RevisionGraph graph) {
		Set<String> ids = new LinkedHashSet<>();
		lives.forEach((life) -> Stream.of(life.made(), life.lastChanged(), life.dropped())
			.filter(Objects::nonNull)
			.forEach(ids::add));
		return graph.inOrder(ids::contains);
	}

	private static List<String> lines(Invocation invocation, List<Life> lives, List<Revision> revisions) {
		boolean dropped = lives.stream().anyMatch((life) -> life.dropped() != null);
		Table table = dropped ? Table.of(invocation.terminal(), "OBJECT", "MADE BY", "CHANGED BY", "DROPPED BY")
				: Table.of(invocation.terminal(), "OBJECT", "MADE BY", "CHANGED BY");
		for (Life life : lives) {
			List<String> cells = new ArrayList<>(List.of(life.id().toString(), life.made(), text(life.lastChanged())));
			if (dropped) {
				cells.add(text(life.dropped()));
			}
			table.add(cells.toArray(String[]::new));
		}
		Table descriptions = Table.of(invocation.terminal(), "REVISION", "DESCRIPTION");
		revisions.forEach((revision) -> descriptions.add(revision.id(), revision.description()));
		return Stream.of(table.lines(), List.of(""), descriptions.lines()).flatMap(List::stream).toList();
	}

	private static String text(@Nullable String id) {
		return (id != null) ? id : "";
	}

	private static Map<String, ?> json(Life life) {
		Map<String, @Nullable Object> json = Json.object();
		json.put("kind", life.id().kind().label());
		json.put("name", life.id().names());
		json.put("formerNames", life.names().stream().map((id) -> id.names()).toList());
		json.put("made", life.made());
		json.put("changed", life.changed());
		json.put("dropped", life.dropped());
		return json;
	}

	private static Map<String, ?> json(Revision revision) {
		Map<String, @Nullable Object> json = Json.object();
		json.put("revision", revision.id());
		json.put("description", revision.description());
		json.put("file", revision.origin());
		return json;
	}

}
