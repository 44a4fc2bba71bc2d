package dev.limbeck.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.revision.GraphProblem;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.RevisionGraphException;
import org.jspecify.annotations.Nullable;

/**
 * All revision files of an application, and the graph they form. Immutable.
 */
public final class RevisionScripts {

	private final RevisionGraph graph;

	private final Map<String, RevisionScript> scripts;

	private final List<String> missingLocations;

	private RevisionScripts(List<RevisionScript> scripts, List<String> missingLocations) {
		this.graph = RevisionGraph.of(scripts.stream().map(RevisionScript::revision).toList());
		this.scripts = new LinkedHashMap<>();
		scripts.forEach((script) -> this.scripts.put(script.revision().id(), script));
		this.missingLocations = List.copyOf(missingLocations);
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
		FoundFiles found = new FoundFiles();
		List<String> missing = locations.search(found);
		List<RevisionScript> scripts = new ArrayList<>();
		List<ScriptProblem> problems = new ArrayList<>();
		for (SourceText source : found.texts()) {
			try {
				scripts.add(RevisionScript.parse(source));
			}
			catch (ScriptException ex) {
				problems.addAll(ex.problems());
			}
		}
		problems.addAll(0, found.problems());
		if (!problems.isEmpty()) {
			problems.addAll(problemsOfGraph(scripts));
			throw new ScriptException(problems);
		}
		return new RevisionScripts(scripts, missing);
	}

	// What seems to be missing may stand in a file that could not be read.
	private static List<ScriptProblem> problemsOfGraph(List<RevisionScript> readable) {
		try {
			RevisionGraph.of(readable.stream().map(RevisionScript::revision).toList());
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
		return new ScriptProblem(problem.origin(), 0, problem.kind().code(), problem.description(), problem.action());
	}

	/**
	 * Return the files.
	 * @return scripts in the order of their origins
	 */
	public List<RevisionScript> scripts() {
		return List.copyOf(this.scripts.values());
	}

	/**
	 * Return the locations that do not exist and need not.
	 * @return at most {@link Locations#DEFAULT}
	 */
	public List<String> missingLocations() {
		return this.missingLocations;
	}

	/**
	 * Return the graph of the revisions.
	 * @return the graph
	 */
	public RevisionGraph graph() {
		return this.graph;
	}

	/**
	 * Return the script of a revision.
	 * @param id an exact id
	 * @return the script, or {@code null} if no file declares it
	 */
	public @Nullable RevisionScript find(String id) {
		return this.scripts.get(id);
	}

	/**
	 * Return the script of a revision in the graph.
	 * @param id the id of one of its revisions
	 * @return the script
	 */
	public RevisionScript get(String id) {
		RevisionScript script = this.scripts.get(id);
		if (script == null) {
			throw new IllegalArgumentException("No file declares revision " + id);
		}
		return script;
	}

}
