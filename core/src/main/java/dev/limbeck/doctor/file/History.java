package dev.limbeck.doctor.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.doctor.finding.Place;
import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.revision.GraphProblem;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.RevisionGraphException;
import dev.limbeck.script.location.LocatedFile;
import dev.limbeck.script.location.LocatedFiles;
import dev.limbeck.script.location.Locations;
import dev.limbeck.script.location.Repeatables;
import dev.limbeck.script.location.RevisionScripts;
import org.jspecify.annotations.Nullable;

/**
 * The revisions of some locations, and what of their graph can be told although they may
 * be no graph. Of several revisions with one id the first counts.
 */
public final class History {

	private final LocatedFiles located;

	private final Map<String, Revision> revisions = new LinkedHashMap<>();

	private final List<GraphProblem> problems = new ArrayList<>();

	private final @Nullable RevisionGraph graph;

	private @Nullable Optional<RevisionScripts> sound;

	private History(LocatedFiles located, @Nullable RevisionGraph graph, @Nullable RevisionScripts scripts) {
		this.located = located;
		this.sound = (scripts != null) ? Optional.of(scripts) : null;
		List<Revision> all = located.revisions();
		all.forEach((revision) -> this.revisions.putIfAbsent(revision.id(), revision));
		this.graph = (graph != null) ? graph : graph(all);
	}

	/**
	 * Read a history.
	 * @param locations where its files lie
	 * @param provided revisions in Java whose objects somebody else makes
	 * @return what can be told of it
	 */
	public static History read(Locations locations, List<ProvidedRevision> provided) {
		return new History(LocatedFiles.read(locations, provided), null, null);
	}

	/**
	 * Take a history that is sound.
	 * @param scripts its revisions
	 * @return the history, of whose bytes nothing is known
	 */
	public static History of(RevisionScripts scripts) {
		return new History(LocatedFiles.of(scripts), scripts.graph(), scripts);
	}

	/**
	 * Take a history of which only the graph is known.
	 * @param graph its revisions
	 * @return the history, of whose files no more is known than what they are called
	 */
	public static History of(RevisionGraph graph) {
		List<LocatedFile> files = graph.revisions().stream().map(LocatedFile::of).toList();
		return new History(new LocatedFiles(files, List.of(), List.of(), List.of(), Repeatables.NONE), graph, null);
	}

	private @Nullable RevisionGraph graph(List<Revision> all) {
		try {
			return RevisionGraph.of(all);
		}
		catch (RevisionGraphException ex) {
			this.problems.addAll(ex.problems());
			return null;
		}
	}

	/**
	 * Return what was read.
	 * @return files, classes and what is wrong with them
	 */
	public LocatedFiles located() {
		return this.located;
	}

	/**
	 * Return the files.
	 * @return them in the order of their origins
	 */
	public List<LocatedFile> files() {
		return this.located.files();
	}

	/**
	 * Return the revisions, each id once.
	 * @return them in an order in which they can be applied, if there is one
	 */
	public List<Revision> revisions() {
		RevisionGraph known = this.graph;
		return (known != null) ? known.revisions() : List.copyOf(this.revisions.values());
	}

	/**
	 * Return what is declared, an id as often as files declare it.
	 * @return revisions
	 */
	List<Revision> all() {
		return this.located.revisions();
	}

	/**
	 * Tell whether a revision stands alone on purpose.
	 * @param id its id
	 * @return whether it has a label, or stands for others
	 */
	boolean isMeant(String id) {
		Revision revision = find(id);
		return revision != null && (!revision.labels().isEmpty() || !revision.replaces().isEmpty());
	}

	/**
	 * Return where a tag of a file stands.
	 * @param origin of the file
	 * @param tag such as {@code revises}
	 * @param word what stands behind it, or an empty text for anything
	 * @return its line, or the file as a whole if it has none
	 */
	Place place(String origin, String tag, String word) {
		for (LocatedFile file : files()) {
			if (file.origin().equals(origin) && file.script() != null) {
				List<String> lines = file.script().source().text().lines().toList();
				for (int i = 0; i < lines.size(); i++) {
					if (isTag(lines.get(i), tag, word)) {
						return Place.line(origin, i + 1);
					}
				}
			}
		}
		return Place.file(origin);
	}

	private static boolean isTag(String line, String tag, String word) {
		List<String> words = List.of(line.strip().split("[\\s,]+"));
		return words.size() > 1 && words.get(0).equals("--") && words.get(1).equals("@" + tag)
				&& (word.isEmpty() || words.contains(word));
	}

	/**
	 * Find a revision.
	 * @param id an exact id
	 * @return the first that declares it, or {@code null}
	 */
	public @Nullable Revision find(String id) {
		return this.revisions.get(id);
	}

	/**
	 * Return the graph.
	 * @return the graph of what could be read, or {@code null} if it is none
	 */
	public @Nullable RevisionGraph graph() {
		return this.graph;
	}

	/**
	 * Return the revisions for who needs them sound.
	 * @return them, or nothing if anything is wrong
	 */
	public Optional<RevisionScripts> sound() {
		Optional<RevisionScripts> known = this.sound;
		if (known == null) {
			known = this.located.sound();
			this.sound = known;
		}
		return known;
	}

	/**
	 * Return why the revisions are no graph.
	 * @return all reasons
	 */
	List<GraphProblem> problems() {
		return List.copyOf(this.problems);
	}

	/**
	 * Return the files of which it is unknown what they declare.
	 * @return files without a revision
	 */
	public List<LocatedFile> undeclared() {
		return files().stream().filter((file) -> file.revision() == null).toList();
	}

	/**
	 * Tell whether ends of the history can be told from places where something is
	 * unknown.
	 * @return whether each file declares a revision, each id once, and nothing is missing
	 */
	public boolean isComplete() {
		return this.problems.isEmpty() && undeclared().isEmpty() && this.located.problems().isEmpty();
	}

	/**
	 * Return the ids that revisions revise, and that none declares.
	 * @return ids, by the revisions that name them
	 */
	public Set<String> missingParents() {
		Set<String> missing = new TreeSet<>();
		this.revisions.values().forEach((revision) -> missing.addAll(revision.parents()));
		missing.removeAll(this.revisions.keySet());
		return missing;
	}

	/**
	 * Return what revisions depend on, and what is neither an id nor a label.
	 * @return names, by the revisions that use them
	 */
	public Set<String> missingDependencies() {
		Set<String> missing = new TreeSet<>();
		this.revisions.values().forEach((revision) -> missing.addAll(revision.dependsOn()));
		this.revisions.values().forEach((revision) -> missing.removeAll(revision.labels()));
		missing.removeAll(this.revisions.keySet());
		return missing;
	}

	/**
	 * Return what stands on a revision, directly or not, by parents.
	 * @param id an id, which nothing need declare
	 * @return ids, without this one
	 */
	Set<String> above(String id) {
		Set<String> above = new LinkedHashSet<>();
		boolean grows = true;
		while (grows) {
			grows = false;
			for (Revision revision : this.revisions.values()) {
				boolean stands = revision.parents().contains(id)
						|| revision.parents().stream().anyMatch(above::contains);
				grows |= stands && above.add(revision.id());
			}
		}
		above.remove(id);
		return above;
	}

}
