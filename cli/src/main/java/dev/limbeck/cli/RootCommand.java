package dev.limbeck.cli;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.cli.environment.GlobalOptions;
import dev.limbeck.cli.result.UsageException;
import dev.limbeck.migrate.MigratorBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * What is said for all commands.
 */
@Command(name = "limbeck", versionProvider = VersionText.class,
		description = "Schema revisions for PostgreSQL: a graph of SQL files.", synopsisSubcommandLabel = "COMMAND",
		footer = { "", "\"limbeck help COMMAND\" explains a command, \"limbeck help symbols\" how to name revisions,",
				"\"limbeck help files\" what a revision file holds, \"limbeck help settings\" where settings come",
				"from, \"limbeck help environment\" which variables are read.", "",
				"Exit codes: 0 done, 1 failed, 2 usage, 3 a check found something." })
final class RootCommand {

	@Option(names = "--url", scope = ScopeType.INHERIT, paramLabel = "URL",
			description = "The database, in any common form. Default: DATABASE_URL and its kin.")
	private @Nullable String url;

	@Option(names = "--env-file", scope = ScopeType.INHERIT, paramLabel = "FILE",
			description = "Read variables from a file, such as .env; those of the process win.")
	private @Nullable Path envFile;

	@Option(names = "--locations", scope = ScopeType.INHERIT, paramLabel = "L[,L]", split = ",", hideParamSyntax = true,
			description = "Where revision files lie: a path, or classpath:folder.")
	private List<String> locations = List.of();

	@Option(names = "--classpath", scope = ScopeType.INHERIT, paramLabel = "PATH",
			description = "Folders and jars for classpath: locations and the classes of Java revisions.")
	private @Nullable String classpath;

	@Option(names = "--ledger-schema", scope = ScopeType.INHERIT, paramLabel = "SCHEMA",
			description = "The schema of the ledger. Default: " + MigratorBuilder.DEFAULT_LEDGER_SCHEMA + ".")
	private @Nullable String ledgerSchema;

	@Option(names = "-x", scope = ScopeType.INHERIT, paramLabel = "KEY=VALUE",
			description = "Set a limbeck.* setting for this run.")
	private Map<String, String> variables = new LinkedHashMap<>();

	@Option(names = "--json", scope = ScopeType.INHERIT, description = "Write the result, or the error, as JSON.")
	private boolean json;

	@Option(names = { "-v", "--verbose" }, scope = ScopeType.INHERIT, description = "Say more, also about failures.")
	private boolean verbose;

	@Option(names = { "-h", "--help" }, scope = ScopeType.INHERIT, usageHelp = true, description = "Show this help.")
	private boolean help;

	@Option(names = { "-V", "--version" }, versionHelp = true, description = "Show the version.")
	private boolean version;

	GlobalOptions options() {
		return new GlobalOptions(this.url, this.envFile, this.locations, this.ledgerSchema, folders(), this.variables,
				this.json, this.verbose);
	}

	private List<Path> folders() {
		if (this.classpath == null) {
			return List.of();
		}
		return Arrays.stream(this.classpath.split(File.pathSeparator))
			.filter((entry) -> !entry.isBlank())
			.map(RootCommand::folder)
			.toList();
	}

	private static Path folder(String entry) {
		try {
			return Path.of(entry);
		}
		catch (InvalidPathException ex) {
			throw new UsageException("--classpath names what is no path: " + ex.getReason() + ".", "Correct the path.");
		}
	}

}
