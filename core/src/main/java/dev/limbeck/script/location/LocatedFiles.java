package dev.limbeck.script.location;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraphException;
import dev.limbeck.script.JavaRevisionDefinition;
import dev.limbeck.script.JavaRevisionReader;
import dev.limbeck.script.RevisionDefinition;
import dev.limbeck.script.RevisionFile;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.ScriptProblem;

/**
 * All revisions of some locations as they lie there, whatever is wrong with them: for who
 * looks for faults, and so must not stop at the first. Each file is read once.
 *
 * @param files the files in the order of their origins
 * @param classes the revisions in Java
 * @param problems what is wrong with locations and classes, and which files cannot be
 * read
 * @param missingLocations the locations that do not exist and need not
 * @param repeatables the scripts that are run again, none if anything is wrong with them
 */
public record LocatedFiles(List<LocatedFile> files, List<JavaRevisionDefinition> classes, List<ScriptProblem> problems,
		List<String> missingLocations, Repeatables repeatables) {

	/**
	 * Copy the lists.
	 */
	public LocatedFiles {
		files = List.copyOf(files);
		classes = List.copyOf(classes);
		problems = List.copyOf(problems);
		missingLocations = List.copyOf(missingLocations);
	}

	/**
	 * Read all files of some locations, and revisions in Java whose objects somebody else
	 * makes.
	 * @param locations where the files lie
	 * @param provided revisions in Java
	 * @return what can be told of them
	 */
	public static LocatedFiles read(Locations locations, List<ProvidedRevision> provided) {
		FoundFiles found = new FoundFiles();
		List<String> missing = locations.search(found);
		JavaRevisionReader reader = new JavaRevisionReader(locations.classLoader());
		provided.forEach(reader::add);
		found.readClasses(reader);
		List<JavaRevisionDefinition> classes = reader.definitions();
		List<LocatedFile> files = found.scripts(LocatedFile::read);
		List<ScriptProblem> problems = new ArrayList<>(found.problems());
		problems.addAll(reader.problems());
		Repeatables repeatables = Repeatables.read(found, problems);
		return new LocatedFiles(files, classes, problems, missing, repeatables);
	}

	/**
	 * Tell what sound revisions were read from.
	 * @param scripts sound revisions
	 * @return their files, of whose bytes nothing is known any more
	 */
	public static LocatedFiles of(RevisionScripts scripts) {
		List<LocatedFile> files = new ArrayList<>();
		List<JavaRevisionDefinition> classes = new ArrayList<>();
		for (RevisionDefinition definition : scripts.definitions()) {
			RevisionFile file = scripts.findFile(definition.revision().id());
			if (file != null) {
				files.add(new LocatedFile(file, FileForm.UNKNOWN, file.revision(), file.script(), List.of()));
			}
			else if (definition instanceof JavaRevisionDefinition java) {
				classes.add(java);
			}
		}
		return new LocatedFiles(files, classes, List.of(), scripts.missingLocations(), scripts.repeatables());
	}

	/**
	 * Return what is declared, duplicates and all.
	 * @return the revisions of files and classes, as far as they can be told
	 */
	public List<Revision> revisions() {
		List<Revision> revisions = new ArrayList<>();
		for (LocatedFile file : this.files) {
			if (file.revision() != null) {
				revisions.add(file.revision());
			}
		}
		this.classes.forEach((definition) -> revisions.add(definition.revision()));
		return revisions;
	}

	/**
	 * Return the same revisions for who needs them sound.
	 * @return what they say, or nothing if anything is wrong
	 */
	public Optional<RevisionScripts> sound() {
		try {
			boolean faulty = !this.problems.isEmpty()
					|| this.files.stream().anyMatch((file) -> !file.problems().isEmpty());
			return faulty ? Optional.empty()
					: Optional.of(new RevisionScripts(this.files.stream().map(LocatedFile::file).toList(), this.classes,
							this.missingLocations, List.of(), this.repeatables));
		}
		catch (ScriptException | RevisionGraphException ex) {
			return Optional.empty();
		}
	}

}
