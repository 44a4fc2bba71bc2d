package dev.limbeck.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.doctor.file.BranchComparison;
import dev.limbeck.doctor.file.FileExamination;
import dev.limbeck.doctor.file.HibernateSettings;
import dev.limbeck.doctor.file.History;
import dev.limbeck.doctor.file.LostFile;
import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;
import dev.limbeck.doctor.finding.ShellWord;
import dev.limbeck.doctor.git.PastFile;
import dev.limbeck.doctor.git.Repository;
import dev.limbeck.script.location.Locations;
import dev.limbeck.script.location.SourceFolder;
import dev.limbeck.sql.ScriptException;
import org.jspecify.annotations.Nullable;

/**
 * The project around the revision files: its configuration and its repository.
 *
 * @param locations where the files lie
 * @param directory its root, absolute
 * @param branches whether to read all other branches
 * @param searchPath where git is looked for
 */
record Project(Locations locations, Path directory, boolean branches, @Nullable String searchPath) {

	List<Finding> findings(History history) {
		List<Finding> findings = new ArrayList<>(HibernateSettings.find(this.directory));
		Set<String> missing = history.missingParents();
		Map<String, LostFile> lost = new HashMap<>();
		if (this.branches || !missing.isEmpty()) {
			for (Path folder : folders()) {
				ask(folder, history, lost, findings);
			}
		}
		findings.addAll(FileExamination.find(history, lost));
		return findings;
	}

	private void ask(Path folder, History history, Map<String, LostFile> lost, List<Finding> findings) {
		try {
			Repository repository = Repository.of(folder, this.searchPath);
			repository.lastWith(history.missingParents()).forEach((id, file) -> lost.put(id, lost(folder, file)));
			if (this.branches) {
				findings.addAll(new BranchComparison(history, repository.branches()).find());
			}
		}
		catch (IOException ex) {
			if (this.branches) {
				findings.add(Catalogue.get("git-unavailable")
					.found(Place.file(shown(folder)), "The repository cannot be asked: " + ex.getMessage() + "."));
			}
		}
	}

	private LostFile lost(Path folder, PastFile file) {
		String told = "Commit " + file.commit() + " has it as " + file.path()
				+ (file.gone() ? "; it was taken away or replaced on " : ", written on ") + file.day() + ".";
		Path target = folder.resolve(file.relative());
		String name = Files.exists(target) ? shown(target.resolveSibling(file.id() + "_restored.sql")) : shown(target);
		return new LostFile(told, "git show " + file.commit() + ":" + ShellWord.quoted(file.path()) + " > " + ShellWord.quoted(name));
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

}
