package dev.limbeck.script.location;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.limbeck.revision.Revision;
import dev.limbeck.script.RevisionFile;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.ScriptProblem;

/**
 * The folder in which people write the files of a location. For a location of the class
 * path that is where the build copies them from.
 *
 * @param location as {@code limbeck.locations} holds it
 * @param name what the origins of its files begin with
 * @param path the folder, absolute; it need not exist
 * @param copied whether the location reads copies of its files, perhaps old ones
 */
public record SourceFolder(String location, String name, Path path, boolean copied) {

	/**
	 * Tell whether a file in this folder counts as a revision file.
	 * @param file an absolute path
	 * @return whether the location reads it
	 */
	public boolean reads(Path file) {
		if (!file.startsWith(this.path)) {
			return false;
		}
		ScriptPath relative = new ScriptPath(this.path.relativize(file).toString().replace('\\', '/'));
		return relative.isScript() && !relative.isExcluded();
	}

	/**
	 * Find the file from which a revision was read.
	 * @param origin the revision's origin
	 * @return its path, or nothing if it is not in this folder
	 */
	public Optional<Path> find(String origin) {
		String prefix = this.name.endsWith("/") ? this.name : this.name + "/";
		return Optional.of(origin)
			.filter((text) -> text.startsWith(prefix))
			.map((text) -> this.path.resolve(text.substring(prefix.length())))
			.filter(Files::isRegularFile);
	}

	/**
	 * Read the revisions in this folder, whether or not they form a graph.
	 * @return them in the order of their files, none if there is no such folder
	 * @throws ScriptException if a file cannot be read or understood
	 */
	public List<Revision> revisions() {
		FoundFiles found = new FoundFiles();
		if (Files.isDirectory(this.path)) {
			new DirectorySearch(this.path, this.name, found).search();
		}
		List<ScriptProblem> problems = new ArrayList<>(found.problems());
		List<Revision> revisions = new ArrayList<>();
		for (RevisionFile file : found.scripts()) {
			try {
				revisions.add(file.script().revision());
			}
			catch (ScriptException ex) {
				problems.addAll(ex.problems());
			}
		}
		if (!problems.isEmpty()) {
			throw new ScriptException(problems);
		}
		return revisions;
	}

}
