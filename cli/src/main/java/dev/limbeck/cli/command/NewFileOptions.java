package dev.limbeck.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.limbeck.cli.environment.CommandEnvironment;
import dev.limbeck.cli.result.Json;
import dev.limbeck.cli.result.Result;
import dev.limbeck.generate.NewRevision;
import dev.limbeck.generate.RevisionFile;
import dev.limbeck.generate.RevisionFileGenerator;
import dev.limbeck.generate.Sections;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.Symbol;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of commands that write a revision file.
 */
final class NewFileOptions {

	@Option(names = "--splice", description = "Allow parents that are no heads: a new branch begins there.")
	private boolean splice;

	@Option(names = "--branch-label", paramLabel = "LABEL", description = "Name the branch that begins here.")
	private List<String> labels = List.of();

	@Option(names = "--depends-on", paramLabel = "X",
			description = "What must be applied before, without being a parent.")
	private List<String> dependsOn = List.of();

	@Option(names = "--rev-id", paramLabel = "ID", description = "The id. Default: a random one.")
	private @Nullable String id;

	@Option(names = "--directory", paramLabel = "DIR", description = "The folder, if the locations leave a choice.")
	private @Nullable Path directory;

	/**
	 * Write the file.
	 * @param invocation where it runs
	 * @param request message and parents
	 * @return what was written
	 */
	Result write(Invocation invocation, NewRevision request) {
		RevisionFile file = generator(invocation).plan(invocation.scriptsSoFar().graph(), complete(request));
		Result written = write(invocation, file);
		if (file.revision().parents().size() < 2) {
			invocation.terminal().err().println("Write its statements: until then \"limbeck upgrade\" refuses it.");
		}
		return written;
	}

	/**
	 * Write a file that was planned.
	 * @param invocation where it runs
	 * @param file the file
	 * @return what was written
	 */
	Result write(Invocation invocation, RevisionFile file) {
		Path written = generator(invocation).write(file, invocation.terminal().err()::println);
		return Result.done(List.of(written.toString()), json(file, written));
	}

	/**
	 * Plan files whose statements are known, one on top of the other.
	 * @param invocation where it runs
	 * @param request message and parents of the first
	 * @param sections the statements of each
	 * @return the files, not yet written
	 */
	List<RevisionFile> plan(Invocation invocation, NewRevision request, List<Sections> sections) {
		RevisionFileGenerator generator = generator(invocation);
		List<Revision> known = new ArrayList<>(invocation.scriptsSoFar().graph().revisions());
		List<RevisionFile> files = new ArrayList<>();
		NewRevision next = complete(request);
		for (Sections each : sections) {
			RevisionFile file = generator.plan(RevisionGraph.of(known), next, each);
			files.add(file);
			known.add(file.revision());
			next = NewRevision.of(request.message())
				.withParents(List.of(Symbol.parse(file.revision().id())))
				.withDirectory(this.directory);
		}
		return files;
	}

	RevisionFileGenerator generator(Invocation invocation) {
		CommandEnvironment environment = invocation.environment();
		return new RevisionFileGenerator(environment.revisionFiles(invocation.options()),
				environment.locations(invocation.options()), environment.workspace());
	}

	private NewRevision complete(NewRevision request) {
		List<Symbol> required = this.dependsOn.isEmpty() ? List.of() : Symbols.parse(this.dependsOn);
		return request.withSplice(this.splice)
			.withLabels(this.labels)
			.withDependsOn(required)
			.withId(this.id)
			.withDirectory(this.directory);
	}

	static Map<String, ?> json(RevisionFile file, Path written) {
		Map<String, @Nullable Object> json = Json.object();
		json.put("revision", file.revision().id());
		json.put("file", written);
		json.put("parents", file.revision().parents());
		return json;
	}

}
