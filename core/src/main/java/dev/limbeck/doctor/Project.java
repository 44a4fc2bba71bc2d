package dev.limbeck.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.doctor.file.BranchComparison;
import dev.limbeck.doctor.file.FileExamination;
import dev.limbeck.doctor.file.HibernateSettings;
import dev.limbeck.doctor.file.History;
import dev.limbeck.doctor.file.LostFile;
import dev.limbeck.doctor.file.Recovery;
import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;
import dev.limbeck.doctor.git.GitRefusal;
import dev.limbeck.doctor.git.Repository;
import dev.limbeck.script.location.Locations;
import dev.limbeck.script.location.SourceFolder;
import dev.limbeck.sql.ScriptException;

/**
 * The project around the revision files: its configuration and its repository.
 *
 * @param locations where the files lie
 * @param directory its root, absolute
 * @param branches whether to read all other branches
 * @param environment variables, among them where git is looked for
 */
record Project(Locations locations, Path directory, boolean branches, Map<String, String> environment) {

	/**
	 * Copy the map.
	 */
	Project {
		environment = Map.copyOf(environment);
	}

	List<Finding> findings(History history, Set<String> kept) {
		List<Finding> findings = new ArrayList<>(HibernateSettings.find(this.directory));
		findings.addAll(HibernateSettings.find(this.environment));
		Set<String> missing = new TreeSet<>(history.missingParents());
		missing.addAll(history.missingDependencies());
		Map<String, LostFile> lost = new HashMap<>();
		if (this.branches || !missing.isEmpty()) {
			LostFiles files = new LostFiles(this.directory, this.environment.get("PATH"));
			for (Path folder : folders()) {
				ask(folder, history, (repository) -> lost.putAll(files.find(repository, folder, missing)), findings);
			}
		}
		findings.addAll(FileExamination.find(history, new Recovery(lost, kept)));
		return findings;
	}

	private void ask(Path folder, History history, Question question, List<Finding> findings) {
		try {
			Repository repository = Repository.of(folder, this.environment.get("PATH"));
			question.put(repository);
			if (this.branches) {
				findings.addAll(new BranchComparison(history, repository.branches()).find());
			}
		}
		catch (IOException ex) {
			if (this.branches || ex instanceof GitRefusal) {
				findings.add(Catalogue.get("git-unavailable")
					.found(Place.file(shown(folder)), "The repository cannot be asked: " + ex.getMessage() + "."));
			}
		}
	}

	private String shown(Path path) {
		return path.startsWith(this.directory) ? this.directory.relativize(path).toString() : path.toString();
	}

	private List<Path> folders() {
		try {
			return this.locations.sourceFolders(this.directory).stream().map(SourceFolder::path).distinct().toList();
		}
		catch (ScriptException ex) {
			return List.of(); // The location is a finding of its own.
		}
	}

	/**
	 * What a repository is asked.
	 */
	private interface Question {

		void put(Repository repository) throws IOException;

	}

}
