package dev.limbeck.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.blame.Blame;
import dev.limbeck.blame.Life;
import dev.limbeck.cli.diagram.LayeredLayout;
import dev.limbeck.cli.result.Result;
import dev.limbeck.cli.result.UsageException;
import dev.limbeck.diff.script.Dump;
import dev.limbeck.docs.DiagramLayout;
import dev.limbeck.docs.PageFormat;
import dev.limbeck.docs.SchemaPages;
import dev.limbeck.model.Difference;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Describes a schema on pages for people.
 */
@Command(name = "docs", description = "Describe the schema on pages for people, with a picture of its tables.",
		footer = { "", "The same schema gives the same pages, so they fit under version control. What revisions make",
				"is told with the revision that made it and the one that changed it last.", "", "Examples:",
				"  limbeck docs docs/schema", "  limbeck docs docs/schema --check",
				"  limbeck docs target/schema --format html --from live" })
final class DocsCommand implements LimbeckCommand {

	private static final List<String> LAYOUT = List.of("org.eclipse.elk.alg.layered.options.LayeredOptions",
			"org.eclipse.xtext.xbase.lib.CollectionLiterals");

	private static final int FIRST = 10;

	@Parameters(arity = "1", paramLabel = "DIR", description = "The folder; pages that are there are replaced.")
	private Path directory = Path.of("");

	@Option(names = { "-f", "--format" }, paramLabel = "FORMAT", defaultValue = "markdown",
			description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
	private PageFormat format = PageFormat.MARKDOWN;

	@Option(names = "--from", paramLabel = "FROM", defaultValue = "@heads",
			description = SchemaArgument.DESCRIPTION + " Default: ${DEFAULT-VALUE}.")
	private String from = "@heads";

	@Option(names = "--check", description = "Write nothing, and exit with 3 if the pages are not up to date.")
	private boolean check;

	@Option(names = "--no-diagram", description = "Leave the picture out.")
	private boolean noDiagram;

	@Mixin
	private ScopeOptions scope = new ScopeOptions();

	@Mixin
	private ScratchOption scratch = new ScratchOption();

	@Override
	public Result run(Invocation invocation) {
		DiagramLayout layout = this.noDiagram ? null : layout();
		Map<String, String> files = this.scratch.with(invocation, null, (server) -> pages(invocation, server))
			.files(this.format, layout);
		PageFolder folder = PageFolder.of(invocation.environment().workingDirectory().resolve(this.directory), files);
		return this.check ? checked(folder) : written(folder);
	}

	// Inside an application only what it uses itself is on its class path.
	private static DiagramLayout layout() {
		try {
			for (String needed : LAYOUT) {
				Class.forName(needed, false, DocsCommand.class.getClassLoader());
			}
		}
		catch (ClassNotFoundException ex) {
			throw new UsageException(
					"The picture needs org.eclipse.elk:org.eclipse.elk.alg.layered and "
							+ "org.eclipse.xtext:org.eclipse.xtext.xbase.lib, which are not there.",
					"Run limbeck.jar, which has them; or add them to the application; or leave the picture out with "
							+ "--no-diagram.");
		}
		return new LayeredLayout();
	}

	private SchemaPages pages(Invocation invocation, ScratchServer server) {
		Scope looked = this.scope.scope(invocation);
		if (this.from.startsWith("@")) {
			return ofRevisions(invocation, looked, server);
		}
		Schema schema = SchemaOutput
			.told(invocation, Difference.read(new SchemaArgument(invocation).parse(this.from), looked, server))
			.schema();
		return new SchemaPages("what is so in " + (isName() ? this.from : "a database"), schema,
				Dump.of(schema, looked::of), List.of(), List.of());
	}

	// A URL may hold a password, and names a machine.
	private boolean isName() {
		return !this.from.contains(":");
	}

	private SchemaPages ofRevisions(Invocation invocation, Scope looked, ScratchServer server) {
		invocation.requireRevisions();
		RevisionGraph graph = invocation.scripts().graph();
		Set<String> resolved = new TreeSet<>(new SchemaArgument(invocation).resolve(this.from.substring(1)));
		Set<String> ids = graph.ancestors(resolved);
		List<Revision> revisions = graph.inOrder(ids::contains);
		Blame blame = Blame.of(revisions, invocation::migratorOf, looked, server);
		List<Life> lives = blame.lives();
		return new SchemaPages("what the revisions make up to " + String.join(", ", resolved), blame.schema(),
				Dump.of(blame.schema(), looked::of), lives, revisions);
	}

	private Result checked(PageFolder folder) {
		List<String> stale = folder.stale();
		if (stale.isEmpty()) {
			return Result.done(List.of("All " + folder.size() + " files in " + this.directory + " are up to date."),
					Map.of("stale", stale));
		}
		List<String> lines = new ArrayList<>(List.of(stale.size() + " of the files in " + this.directory
				+ " are not up to date. \"limbeck docs\" with the same options writes them."));
		stale.stream().limit(FIRST).map((path) -> "  " + path).forEach(lines::add);
		if (stale.size() > FIRST) {
			lines.add("  ... and " + (stale.size() - FIRST) + " more");
		}
		return new Result(lines, Map.of("stale", stale), Result.FOUND);
	}

	private Result written(PageFolder folder) {
		List<String> foreign = folder.foreign();
		if (!foreign.isEmpty()) {
			throw new LimbeckException("not-ours",
					"In " + this.directory + " there are files of somebody else: "
							+ foreign.stream().limit(FIRST).collect(Collectors.joining(", ")) + ".",
					"Nothing was written. Name another folder, or move them away.");
		}
		List<String> changed = folder.write();
		return Result.done(List
			.of("Wrote " + folder.size() + " files to " + this.directory + ", " + changed.size() + " of them changed."),
				Map.of("files", folder.paths(), "changed", changed));
	}

}
