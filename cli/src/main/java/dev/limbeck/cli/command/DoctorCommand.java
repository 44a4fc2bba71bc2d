package dev.limbeck.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.limbeck.LimbeckException;
import dev.limbeck.VisibleText;
import dev.limbeck.cli.diagnosis.DiagnosisJson;
import dev.limbeck.cli.diagnosis.DiagnosisText;
import dev.limbeck.cli.diagnosis.SarifLog;
import dev.limbeck.cli.environment.CommandEnvironment;
import dev.limbeck.cli.environment.NamedDatabase;
import dev.limbeck.cli.result.Json;
import dev.limbeck.cli.result.Result;
import dev.limbeck.cli.result.UsageException;
import dev.limbeck.connect.Connector;
import dev.limbeck.doctor.Diagnosis;
import dev.limbeck.doctor.Doctor;
import dev.limbeck.doctor.IgnoredFindings;
import dev.limbeck.doctor.repair.RepairPlan;
import dev.limbeck.doctor.repair.Repairs;
import dev.limbeck.doctor.scratch.ScratchExamination;
import dev.limbeck.model.DatabaseModel;
import dev.limbeck.schema.scope.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Finds whatever is wrong with a history and its database, in one run.
 */
@Command(name = "doctor", description = "Find what is wrong with revision files and database, and what mends it.",
		footer = { "",
				"Exits with 3 if there is a finding from warning up. Revisions are tried on scratch databases, and",
				"nothing else is changed unless --fix stands there: that shows its plan, asks, and keeps a copy of",
				"every file it touches, in .limbeck/doctor.", "", "Examples:", "  limbeck doctor",
				"  limbeck doctor --files --branches", "  limbeck doctor --fix",
				"  limbeck doctor --sarif > doctor.sarif" })
final class DoctorCommand implements LimbeckCommand {

	@Option(names = "--files", description = "Look at the revision files only, and contact no database.")
	private boolean filesOnly;

	@Option(names = "--branches", description = "Look, too, what merging each other branch of the repository would do.")
	private boolean branches;

	@Option(names = "--fix", description = "First mend what can be mended without harm: names, line ends, marks.")
	private boolean fix;

	@Option(names = { "-y", "--yes" }, description = "Do not ask.")
	private boolean yes;

	@Option(names = "--sarif", description = "Write the findings as SARIF 2.1.0.")
	private boolean sarif;

	@Mixin
	private ScratchOption scratch = new ScratchOption();

	@Override
	public Result run(Invocation invocation) {
		if (this.sarif && invocation.options().json()) {
			throw new UsageException("--sarif and --json are two forms of the same.", "Leave one of them out.");
		}
		if (this.yes && !this.fix) {
			throw new UsageException("--yes confirms nothing without --fix.", "Leave it out, or add --fix.");
		}
		CommandEnvironment environment = invocation.environment();
		Doctor doctor = doctor(invocation);
		if (this.fix) {
			repair(invocation);
		}
		Diagnosis diagnosis = examine(invocation, doctor);
		int exitCode = diagnosis.isSick() ? Result.FOUND : Result.DONE;
		if (this.sarif) {
			Map<String, ?> log = SarifLog.of(diagnosis, environment.workingDirectory());
			return Result.document(Json.write(log), log).withExitCode(exitCode);
		}
		return new Result(DiagnosisText.lines(diagnosis), DiagnosisJson.of(diagnosis), exitCode);
	}

	private Diagnosis examine(Invocation invocation, Doctor doctor) {
		IgnoredFindings ignored = invocation.environment().ignoredFindings(invocation.options());
		if (this.filesOnly && !this.scratch.isGiven()) {
			return doctor.examine(ignored);
		}
		DatabaseModel live = this.filesOnly ? null : live(invocation.database());
		Connector target = (live != null) ? live.connector() : null;
		return this.scratch.with(invocation, target,
				(server) -> doctor
					.trying(new ScratchExamination(server, invocation::migratorOf, scope(invocation), live))
					.examine(ignored));
	}

	private static DatabaseModel live(NamedDatabase database) {
		return new DatabaseModel(database.connector(), database.source());
	}

	private static Scope scope(Invocation invocation) {
		return invocation.environment().scope(List.of(), List.of(), invocation.options());
	}

	private Doctor doctor(Invocation invocation) {
		CommandEnvironment environment = invocation.environment();
		Doctor doctor = Doctor
			.of(environment.locations(invocation.options()), environment.javaRevisions(invocation.options()))
			.in(environment.workingDirectory(), this.branches);
		if (this.filesOnly) {
			return doctor;
		}
		NamedDatabase database = invocation.database();
		return doctor.on(database.connector(), database.source(), environment.ledgerSchema(invocation.options()));
	}

	private void repair(Invocation invocation) {
		CommandEnvironment environment = invocation.environment();
		RepairPlan plan = Repairs.plan(environment.locations(invocation.options()), environment.workingDirectory(),
				environment.revisionFiles(invocation.options()));
		PrintWriter err = invocation.terminal().err();
		if (plan.isEmpty()) {
			err.println("Nothing can be mended without a person.");
			return;
		}
		err.println("To mend them, these files are changed, and copies kept:");
		plan.lines().stream().map((line) -> "  " + VisibleText.message(line)).forEach(err::println);
		if (!this.yes && !Confirmation.ask(invocation.terminal(), "Add --yes if this shall be done.")) {
			throw new LimbeckException("declined", "No file was mended. Nothing was changed.",
					"Run the command again, and accept it, to mend the files.");
		}
		Path copies = plan.carryOut(environment.workspace().clock());
		err.println("Mended. The files as they were are in " + VisibleText.line(copies.toString()) + ".");
	}

}
