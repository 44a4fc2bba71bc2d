package dev.limbeck.script.location;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.revision.GraphProblem;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.RevisionGraphException;
import dev.limbeck.script.JavaRevisionDefinition;
import dev.limbeck.script.JavaRevisionReader;
import dev.limbeck.script.RevisionFile;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.ScriptProblem;

/**
 * Finds revisions, and reads as much of them as is wanted. Where anything is wrong all of
 * them is read, so that all of it is told at once. To be used once.
 */
final class RevisionLoader {

	private final FoundFiles found = new FoundFiles();

	private final List<String> missing;

	private final List<JavaRevisionDefinition> classes;

	private final List<ScriptProblem> problems = new ArrayList<>();

	private final List<RevisionFile> files;

	private final Repeatables repeatables;

	RevisionLoader(Locations locations, List<ProvidedRevision> provided) {
		this.missing = locations.search(this.found);
		JavaRevisionReader reader = new JavaRevisionReader(locations.classLoader());
		provided.forEach(reader::add);
		this.found.readClasses(reader);
		this.classes = reader.definitions();
		this.files = this.found.scripts();
		this.problems.addAll(this.found.problems());
		this.problems.addAll(reader.problems());
		this.repeatables = Repeatables.read(this.found, this.problems);
	}

	RevisionScripts load() {
		this.files.removeIf((file) -> !read(file, this.problems));
		if (!this.problems.isEmpty()) {
			this.problems.addAll(problemsOfGraph(RevisionScripts.revisions(this.files, this.classes)));
			throw new ScriptException(this.problems);
		}
		return scripts();
	}

	RevisionScripts loadHeaders() {
		try {
			return this.problems.isEmpty() ? scripts() : load();
		}
		catch (ScriptException | RevisionGraphException ex) {
			return load();
		}
	}

	private RevisionScripts scripts() {
		return new RevisionScripts(this.files, this.classes, this.missing, this.found.left(), this.repeatables);
	}

	/**
	 * Read a file.
	 * @param file the file
	 * @param problems takes what is wrong with it
	 * @return whether nothing is
	 */
	static boolean read(RevisionFile file, List<ScriptProblem> problems) {
		try {
			file.script();
			return true;
		}
		catch (ScriptException ex) {
			problems.addAll(ex.problems());
			return false;
		}
	}

	// What seems to be missing may stand in a file that could not be read.
	private static List<ScriptProblem> problemsOfGraph(List<Revision> readable) {
		try {
			RevisionGraph.of(readable);
			return List.of();
		}
		catch (RevisionGraphException ex) {
			return ex.problems()
				.stream()
				.filter((problem) -> !problem.kind().isMissing())
				.map(RevisionLoader::problem)
				.toList();
		}
	}

	private static ScriptProblem problem(GraphProblem problem) {
		return new ScriptProblem(problem.origin(), problem.kind().code(), problem.description(), problem.action());
	}

}
