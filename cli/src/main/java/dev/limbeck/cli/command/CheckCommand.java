package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.limbeck.LimbeckException;
import dev.limbeck.cli.result.Result;
import dev.limbeck.cli.result.UsageException;
import dev.limbeck.ledger.LedgerRepair;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.model.CheckModel;
import dev.limbeck.revision.RevisionGraphException;
import dev.limbeck.sql.ScriptException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Checks revision files and database.
 */
@Command(name = "check",
		description = "Check that the files are sound and have one head, and that the database stands there.",
		footer = { "", "Exits with 3 if it finds something. With --files it needs no database, as before a commit.", "",
				"Examples:", "  limbeck check", "  limbeck check --files", "  limbeck check --schema",
				"  limbeck check --model schema.sql", "  limbeck check --json" })
final class CheckCommand implements LimbeckCommand {

	@Option(names = "--files", description = "Check the revision files only, and contact no database.")
	private boolean filesOnly;

	@Option(names = "--schema", description = "Look, too, whether the tables are there that applied revisions create.")
	private boolean schema;

	@Mixin
	private ModelOptions model = new ModelOptions();

	@Override
	public Result run(Invocation invocation) {
		if (this.filesOnly && this.schema) {
			throw new UsageException("--files contacts no database, --schema looks at one.", "Leave one of them out.");
		}
		CheckModel policy = this.model.policy(invocation, this.filesOnly);
		List<Finding> findings = new ArrayList<>(find(invocation));
		int counting = findings.size();
		if (policy != CheckModel.OFF && findings.isEmpty()) {
			Finding difference = this.model.find(invocation);
			if (difference != null) {
				findings.add(difference);
				counting += (policy == CheckModel.FAIL) ? 1 : 0;
			}
		}
		List<String> lines = new ArrayList<>();
		findings.forEach((finding) -> {
			lines.addAll(finding.description().lines().toList());
			finding.action().lines().forEach((line) -> lines.add("  " + line));
		});
		if (findings.isEmpty()) {
			lines.add("Everything is in order.");
		}
		return new Result(lines, Map.of("findings", findings.stream().map(Finding::json).toList()),
				(counting == 0) ? Result.DONE : Result.FOUND);
	}

	// A ledger that is wrong tells nothing else that is worth telling.
	private List<Finding> ofDatabase(Migrator migrator, FileFindings files) {
		try {
			List<Finding> findings = new ArrayList<>(DatabaseFindings.of(migrator, files));
			if (this.schema) {
				findings.addAll(DatabaseFindings.ofSchema(migrator));
			}
			return findings;
		}
		catch (LimbeckException ex) {
			if (LedgerRepair.isNeeded(ex)) {
				return List.of(Finding.of(ex));
			}
			throw ex;
		}
	}

	private List<Finding> find(Invocation invocation) {
		try {
			FileFindings files = new FileFindings(invocation.scripts());
			if (invocation.scripts().graph().revisions().isEmpty()) {
				return List.of(Finding.of(invocation.noRevisions()));
			}
			List<Finding> findings = new ArrayList<>(files.all());
			findings.addAll(this.filesOnly ? files.unfilled() : ofDatabase(invocation.migrator(), files));
			return findings;
		}
		catch (ScriptException ex) {
			return ex.problems().stream().map(Finding::of).toList();
		}
		catch (RevisionGraphException ex) {
			return ex.problems()
				.stream()
				.map((problem) -> new Finding(problem.kind().code(), problem.description(), problem.action()))
				.toList();
		}
	}

}
