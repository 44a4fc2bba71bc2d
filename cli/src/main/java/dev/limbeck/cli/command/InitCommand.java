package dev.limbeck.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.limbeck.cli.result.Result;
import dev.limbeck.generate.NewProject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Sets up a project.
 */
@Command(name = "init",
		description = "Create a folder for revision files, and limbeck.properties with the usual settings.",
		footer = { "", "What exists is left as it is.", "", "Example:", "  limbeck init" })
final class InitCommand implements LimbeckCommand {

	@Parameters(arity = "0..1", paramLabel = "DIR",
			description = "The folder. Default: src/main/resources/db/migration, else db/migration.")
	private @Nullable Path directory;

	@Override
	public Result run(Invocation invocation) {
		List<Path> created = NewProject.plan(invocation.environment().workingDirectory(), this.directory).create();
		List<String> lines = created.isEmpty() ? List.of("Everything is there already.")
				: created.stream().map((path) -> "Created " + path).toList();
		return Result.done(lines, Map.of("created", created.stream().map(Path::toString).toList()));
	}

}
