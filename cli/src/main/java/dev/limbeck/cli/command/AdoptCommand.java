package dev.limbeck.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.VisibleText;
import dev.limbeck.adopt.AdoptionPlan;
import dev.limbeck.adopt.ProjectSearch;
import dev.limbeck.adopt.SourceFolder;
import dev.limbeck.adopt.WriteAdoption;
import dev.limbeck.adopt.project.Project;
import dev.limbeck.adopt.project.Tool;
import dev.limbeck.adopt.proof.AdoptionProof;
import dev.limbeck.adopt.proof.ProveAdoption;
import dev.limbeck.cli.environment.CommandEnvironment.Activity;
import dev.limbeck.cli.result.Result;
import dev.limbeck.cli.result.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Makes revision files of another tool's project.
 */
@Command(name = "adopt", description = "Make revision files of the project of Flyway or another tool.",
		footer = { "", "It shows what it finds, and asks before it writes. The originals stay as they are.",
				"Exits with 3 if something cannot be carried over: it says what to write instead.",
				"With --ledger, what the tool has applied is entered into the ledger; its table stays as it is.", "",
				"Examples:", "  limbeck adopt", "  limbeck adopt --plan src/main/resources/db/migration",
				"  limbeck adopt migrations --from goose --into db/limbeck", "  limbeck adopt --ledger" })
final class AdoptCommand implements LimbeckCommand {

	private static final String AUTO = "auto";

	@Parameters(arity = "0..1", paramLabel = "DIR", defaultValue = AUTO,
			description = "The folder of the migrations. Default: ${DEFAULT-VALUE}, which looks in the usual ones.")
	private String directory = AUTO;

	@Option(names = "--from", paramLabel = "TOOL",
			description = "The tool: flyway, liquibase, alembic, sqitch, goose, sql-migrate, dbmate, golang-migrate, diesel or "
					+ "prisma. " + "Default: what the files look like.")
	private @Nullable String tool;

	@Option(names = "--alembic", paramLabel = "COMMAND",
			description = "Have Alembic write its SQL, such as \"alembic\" or \"poetry run alembic\": it runs the code of the "
					+ "project. Without it only the graph of Alembic's revisions is adopted.")
	private @Nullable String alembic;

	@Option(names = "--into", paramLabel = "DIR",
			description = "The folder of the new files, which is empty. Default: limbeck, beside that of the migrations.")
	private @Nullable Path target;

	@Option(names = "--plan", description = "Show what would be written, and write nothing.")
	private boolean plan;

	@Option(names = { "-y", "--yes" }, description = "Do not ask.")
	private boolean yes;

	@Option(names = "--prove",
			description = "Go the old way and the new one on scratch databases first, and write only if they lead to the same.")
	private boolean prove;

	@Mixin
	private ScratchOption scratch = new ScratchOption();

	@Mixin
	private ScopeOptions scope = new ScopeOptions();

	@Mixin
	private AdoptLedgerOptions ledger = new AdoptLedgerOptions();

	@Override
	public Activity activity() {
		return (this.ledger.isWanted() && !this.plan) ? Activity.RUN : Activity.LOOK;
	}

	@Override
	public Result run(Invocation invocation) {
		return this.ledger.isWanted() ? this.ledger.run(invocation, this.plan, this.yes) : files(invocation);
	}

	private Result files(Invocation invocation) {
		Path base = invocation.environment().workingDirectory().normalize();
		Path folder = this.directory.equals(AUTO) ? null : Path.of(this.directory);
		Project project = new ProjectSearch(base, alembic()).read(folder, tool());
		Path into = base.resolve((this.target != null) ? this.target : beside(project)).normalize();
		WriteAdoption.check(into);
		AdoptionText text = new AdoptionText(
				AdoptionPlan.of(project, SourceFolder.beside(into).map(SourceFolder::packageName).orElse(null)),
				shown(base, into));
		AdoptionProof proof = this.prove ? proof(invocation, text.plan()) : null;
		if (proof != null && !proof.isProven()) {
			return new Result(text.proof(proof), text.json(proof, false), Result.FOUND);
		}
		if (!this.plan) {
			PrintWriter err = invocation.terminal().err();
			text.summary().stream().map(VisibleText::message).forEach(err::println);
			if (!this.yes && !Confirmation.ask(invocation.terminal(),
					"Add --yes if this shall be written, or --plan to see it.")) {
				throw new LimbeckException("declined", "No file was written.",
						"Run the command again, and accept it, to write the files.");
			}
			WriteAdoption.into(text.plan(), into);
		}
		return result(text, proof);
	}

	private AdoptionProof proof(Invocation invocation, AdoptionPlan adoption) {
		return this.scratch.with(invocation, null, (server) -> new ProveAdoption(server, this.scope.scope(invocation))
			.prove(adoption.project(), adoption.texts()));
	}

	private Result result(AdoptionText text, @Nullable AdoptionProof proof) {
		List<String> lines = new ArrayList<>(this.plan ? text.summary() : text.written());
		if (proof != null) {
			lines.addAll(text.proof(proof));
		}
		lines.addAll(text.remarks());
		int exitCode = text.plan().left().isEmpty() ? Result.DONE : Result.FOUND;
		return new Result(lines, text.json(proof, !this.plan), exitCode);
	}

	private @Nullable List<String> alembic() {
		return (this.alembic == null || this.alembic.isBlank()) ? null : List.of(this.alembic.strip().split("\\s+"));
	}

	private @Nullable Tool tool() {
		if (this.tool == null) {
			return null;
		}
		return Tool.of(this.tool)
			.orElseThrow(() -> new UsageException("\"" + this.tool + "\" is no tool whose projects can be read.",
					"Write one of " + Stream.of(Tool.values()).map(Tool::word).collect(Collectors.joining(", "))
							+ "."));
	}

	private static Path beside(Project project) {
		Path folder = Path.of(project.folder());
		Path parent = folder.getParent();
		return (parent != null) ? parent.resolve("limbeck") : Path.of("limbeck");
	}

	private static String shown(Path base, Path into) {
		return (into.startsWith(base) ? base.relativize(into) : into).toString().replace('\\', '/');
	}

}
