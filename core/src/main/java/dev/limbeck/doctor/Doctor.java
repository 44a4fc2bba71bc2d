package dev.limbeck.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.connect.Connector;
import dev.limbeck.doctor.database.DatabaseExamination;
import dev.limbeck.doctor.database.Declared;
import dev.limbeck.doctor.database.Examined;
import dev.limbeck.doctor.file.FileExamination;
import dev.limbeck.doctor.file.History;
import dev.limbeck.doctor.file.Recovery;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.scratch.ScratchExamination;
import dev.limbeck.doctor.scratch.ScratchTrial;
import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.script.RevisionDefinition;
import dev.limbeck.script.location.Locations;
import org.jspecify.annotations.Nullable;

/**
 * Looks for whatever is wrong with a history of revisions and its database. It works with
 * what it is given, reads each file once, asks the database on one connection, and
 * changes nothing. Immutable.
 */
public final class Doctor {

	private final Given given;

	private final @Nullable Project project;

	private final @Nullable DatabaseExamination database;

	private final List<Examination> others;

	private final @Nullable ScratchExamination scratch;

	private Doctor(Given given, @Nullable Project project, @Nullable DatabaseExamination database,
			List<Examination> others, @Nullable ScratchExamination scratch) {
		this.given = given;
		this.project = project;
		this.database = database;
		this.others = List.copyOf(others);
		this.scratch = scratch;
	}

	/**
	 * Begin with the revision files alone.
	 * @param locations where they lie
	 * @return a doctor
	 */
	public static Doctor of(Locations locations) {
		return of(locations, List.of());
	}

	/**
	 * Begin with the revision files, and revisions in Java whose objects somebody else
	 * makes.
	 * @param locations where the files lie
	 * @param provided revisions in Java
	 * @return a doctor
	 */
	public static Doctor of(Locations locations, List<ProvidedRevision> provided) {
		return new Doctor(new Given(locations, provided), null, null, List.of(), null);
	}

	/**
	 * Look at the project around the files, too: its configuration, and its repository
	 * where files are missing.
	 * @param directory the root of the project, absolute
	 * @param branches whether to read all other branches of the repository
	 * @return another doctor
	 */
	public Doctor in(Path directory, boolean branches) {
		return new Doctor(this.given, new Project(this.given.locations(), directory, branches, System.getenv()),
				this.database, this.others, this.scratch);
	}

	/**
	 * Look at a live database, too.
	 * @param connector the way to it
	 * @param source who named it, such as {@code DATABASE_URL}
	 * @param ledgerSchema where its ledger is
	 * @return another doctor
	 */
	public Doctor on(Connector connector, String source, String ledgerSchema) {
		return new Doctor(this.given, this.project, new DatabaseExamination(connector, source, ledgerSchema),
				this.others, this.scratch);
	}

	/**
	 * Try revisions, too, on databases that are thrown away.
	 * @param examination where, and how
	 * @return another doctor
	 */
	public Doctor trying(ScratchExamination examination) {
		return new Doctor(this.given, this.project, this.database, this.others, examination);
	}

	/**
	 * Look at something else, too.
	 * @param examination what else
	 * @return another doctor
	 */
	public Doctor with(Examination examination) {
		List<Examination> all = new ArrayList<>(this.others);
		all.add(examination);
		return new Doctor(this.given, this.project, this.database, all, this.scratch);
	}

	/**
	 * Look.
	 * @param ignored what does not count
	 * @return everything that was found
	 */
	public Diagnosis examine(IgnoredFindings ignored) {
		History history = History.read(this.given.locations(), this.given.provided());
		List<Finding> findings = new ArrayList<>();
		Set<String> kept = new HashSet<>();
		if (this.database != null) {
			Examined examined = this.database.find(declared(history));
			findings.addAll(examined.findings());
			kept.addAll(examined.kept());
		}
		if (this.project != null) {
			findings.addAll(this.project.findings(history, kept));
		}
		else {
			findings.addAll(FileExamination.find(history, new Recovery(Map.of(), kept)));
		}
		this.others.forEach((examination) -> findings.addAll(examination.find()));
		if (this.scratch == null) {
			return Diagnosis.of(findings, ignored);
		}
		ScratchTrial.Tried tried = new ScratchTrial(this.scratch).examine(history, findings);
		return Diagnosis.of(tried.findings(), ignored).without(tried.omissions());
	}

	private static Declared declared(History history) {
		Map<String, RevisionDefinition> definitions = new HashMap<>();
		Set<String> ids = new HashSet<>();
		history.revisions().forEach((revision) -> ids.add(revision.id()));
		history.files().forEach((file) -> {
			if (file.script() != null) {
				definitions.putIfAbsent(file.script().revision().id(), file.script());
			}
		});
		history.located().classes().forEach((java) -> definitions.putIfAbsent(java.revision().id(), java));
		return new Declared(history.isComplete() ? history.graph() : null, ids, definitions);
	}

	/**
	 * The revisions to look at.
	 *
	 * @param locations where files lie
	 * @param provided revisions in Java
	 */
	private record Given(Locations locations, List<ProvidedRevision> provided) {

	}

}
