package dev.limbeck.script.location;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.revision.GraphProblem;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.RevisionGraphException;
import dev.limbeck.script.JavaRevisionReader;
import dev.limbeck.script.RevisionDefinition;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.ScriptProblem;
import dev.limbeck.sql.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * All revisions of an application, in files and classes, and the graph they form.
 * Immutable.
 */
public final class RevisionScripts {

	private final RevisionGraph graph;

	private final Map<String, RevisionDefinition> definitions;

	private final List<String> missingLocations;

	private final List<String> foldersLeftOut;

	private RevisionScripts(List<RevisionDefinition> definitions, List<String> missingLocations,
			List<String> foldersLeftOut) {
		this.graph = RevisionGraph.of(definitions.stream().map(RevisionDefinition::revision).toList());
		this.definitions = new LinkedHashMap<>();
		definitions.forEach((definition) -> this.definitions.put(definition.revision().id(), definition));
		this.missingLocations = List.copyOf(missingLocations);
		this.foldersLeftOut = List.copyOf(foldersLeftOut);
	}

	/**
	 * Read all files of some locations.
	 * @param locations where the files lie
	 * @return what they say
	 * @throws ScriptException if anything in any file or location is wrong, with all of
	 * it
	 * @throws RevisionGraphException if only the graph is wrong, with all of it
	 */
	public static RevisionScripts load(Locations locations) {
		return load(locations, List.of());
	}

	/**
	 * Read all files of some locations, and revisions in Java whose objects somebody else
	 * makes. A class that is both counts once.
	 * @param locations where the files lie
	 * @param provided revisions in Java
	 * @return what they say
	 * @throws ScriptException if anything in any file, class or location is wrong, with
	 * all of it
	 * @throws RevisionGraphException if only the graph is wrong, with all of it
	 */
	public static RevisionScripts load(Locations locations, List<ProvidedRevision> provided) {
		FoundFiles found = new FoundFiles();
		List<String> missing = locations.search(found);
		JavaRevisionReader classes = new JavaRevisionReader(locations.classLoader());
		provided.forEach(classes::add);
		found.readClasses(classes);
		List<RevisionDefinition> definitions = new ArrayList<>(classes.definitions());
		List<ScriptProblem> problems = new ArrayList<>(classes.problems());
		for (SourceText source : found.texts()) {
			try {
				definitions.add(RevisionScript.parse(source));
			}
			catch (ScriptException ex) {
				problems.addAll(ex.problems());
			}
		}
		problems.addAll(0, found.problems());
		definitions.sort(Comparator.comparing((definition) -> definition.revision().origin()));
		if (!problems.isEmpty()) {
			problems.addAll(problemsOfGraph(definitions));
			throw new ScriptException(problems);
		}
		return new RevisionScripts(definitions, missing, found.left());
	}

	// What seems to be missing may stand in a file that could not be read.
	private static List<ScriptProblem> problemsOfGraph(List<RevisionDefinition> readable) {
		try {
			RevisionGraph.of(readable.stream().map(RevisionDefinition::revision).toList());
			return List.of();
		}
		catch (RevisionGraphException ex) {
			return ex.problems()
				.stream()
				.filter((problem) -> !problem.kind().isMissing())
				.map(RevisionScripts::problem)
				.toList();
		}
	}

	private static ScriptProblem problem(GraphProblem problem) {
		return new ScriptProblem(problem.origin(), problem.kind().code(), problem.description(), problem.action());
	}

	/**
	 * Return what defines the revisions.
	 * @return definitions in the order of their origins
	 */
	public List<RevisionDefinition> definitions() {
		return List.copyOf(this.definitions.values());
	}

	/**
	 * Return the locations that do not exist and need not.
	 * @return {@link Locations#DEFAULT}, or those that nobody has chosen
	 */
	public List<String> missingLocations() {
		return this.missingLocations;
	}

	/**
	 * Refuse folders that do not exist, chosen or not: who changes a database in the
	 * wrong directory must not take nothing for everything.
	 * @return this
	 * @throws ScriptException if one does not exist, unless it is
	 * {@link Locations#DEFAULT}
	 */
	public RevisionScripts withoutMissing() {
		List<ScriptProblem> problems = this.missingLocations.stream()
			.filter((location) -> !location.equals(Locations.DEFAULT))
			.map((location) -> new ScriptProblem(location, "missing-location",
					"this folder, where revision files are looked for, does not exist",
					"Create it with \"limbeck init\", or name another one with limbeck.locations."))
			.toList();
		if (!problems.isEmpty()) {
			throw new ScriptException(problems);
		}
		return this;
	}

	/**
	 * Return the folders with scripts that are no revisions, which this version does not
	 * run.
	 * @return such as {@code db/migration/seed}
	 */
	public List<String> foldersLeftOut() {
		return this.foldersLeftOut;
	}

	/**
	 * Return the graph of the revisions.
	 * @return the graph
	 */
	public RevisionGraph graph() {
		return this.graph;
	}

	/**
	 * Return what defines a revision.
	 * @param id an exact id
	 * @return the definition, or {@code null} if there is none
	 */
	public @Nullable RevisionDefinition find(String id) {
		return this.definitions.get(id);
	}

	/**
	 * Return what defines a revision of the graph.
	 * @param id the id of one of its revisions
	 * @return the definition
	 */
	public RevisionDefinition get(String id) {
		RevisionDefinition definition = this.definitions.get(id);
		if (definition == null) {
			throw new IllegalArgumentException("Nothing defines revision " + id);
		}
		return definition;
	}

}
