package dev.limbeck.script.location;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.RevisionGraphException;
import dev.limbeck.script.JavaRevisionDefinition;
import dev.limbeck.script.RevisionDefinition;
import dev.limbeck.script.RevisionFile;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.ScriptProblem;
import dev.limbeck.sql.placeholder.Placeholders;
import org.jspecify.annotations.Nullable;

/**
 * All revisions of an application, in files and classes, and the graph they form. What it
 * says never changes; SQL may be read no sooner than it is asked for.
 */
public final class RevisionScripts {

	private final RevisionGraph graph;

	private final Map<String, RevisionFile> files = new LinkedHashMap<>();

	private final Map<String, JavaRevisionDefinition> classes = new LinkedHashMap<>();

	private final List<String> missingLocations;

	private final List<String> foldersLeftOut;

	private final UnaryOperator<RevisionScript> change;

	private final Placeholders placeholders;

	private final Repeatables repeatables;

	RevisionScripts(List<RevisionFile> files, List<JavaRevisionDefinition> classes, List<String> missingLocations,
			List<String> foldersLeftOut, Repeatables repeatables) {
		this.graph = RevisionGraph.of(revisions(files, classes));
		for (RevisionFile file : files) {
			this.files.put(file.revision().id(), file);
		}
		for (JavaRevisionDefinition definition : classes) {
			this.classes.put(definition.revision().id(), definition);
		}
		this.missingLocations = List.copyOf(missingLocations);
		this.foldersLeftOut = List.copyOf(foldersLeftOut);
		this.change = UnaryOperator.identity();
		this.placeholders = Placeholders.NONE;
		this.repeatables = repeatables;
	}

	private RevisionScripts(RevisionScripts other, UnaryOperator<RevisionScript> change, Placeholders placeholders) {
		this.graph = other.graph;
		this.files.putAll(other.files);
		this.classes.putAll(other.classes);
		this.missingLocations = other.missingLocations;
		this.foldersLeftOut = other.foldersLeftOut;
		this.change = change;
		this.placeholders = placeholders;
		this.repeatables = other.repeatables;
	}

	/**
	 * Join revisions that somebody has chosen.
	 * @param files revisions in files
	 * @param classes revisions in Java
	 * @return them, and the graph they form
	 * @throws RevisionGraphException if they form none, with all reasons
	 */
	public static RevisionScripts of(List<RevisionFile> files, List<JavaRevisionDefinition> classes) {
		return new RevisionScripts(files, classes, List.of(), List.of(), Repeatables.NONE);
	}

	/**
	 * Run something else than what stands in the files, for example where nobody may make
	 * roles.
	 * @param newChange makes of what a file says what is run
	 * @return the same revisions, which say so
	 */
	public RevisionScripts with(UnaryOperator<RevisionScript> newChange) {
		UnaryOperator<RevisionScript> before = this.change;
		return new RevisionScripts(this, (script) -> newChange.apply(before.apply(script)), this.placeholders);
	}

	/**
	 * Put values in place of placeholders, in scripts that say that they have any.
	 * @param values what stands for them
	 * @return the same revisions, which are run so
	 */
	public RevisionScripts expanding(Placeholders values) {
		return new RevisionScripts(this, this.change, values);
	}

	/**
	 * Return the scripts that are run again when they have changed.
	 * @return them, with values for their placeholders
	 */
	public Repeatables repeatables() {
		return this.repeatables.expanding(this.placeholders);
	}

	/**
	 * Return what stands for placeholders.
	 * @return names and values
	 */
	public Placeholders placeholders() {
		return this.placeholders;
	}

	/**
	 * Return the same revisions as if they had been written one after the other in some
	 * order: where nothing else decides, they are applied in it.
	 * @param ids all of them, each after what it requires
	 * @return the revisions
	 * @throws ScriptException if anything in a file is wrong, with all of it
	 */
	public RevisionScripts inOrder(List<String> ids) {
		List<RevisionFile> ordered = new ArrayList<>();
		List<JavaRevisionDefinition> compiled = new ArrayList<>();
		for (int i = 0; i < ids.size(); i++) {
			Instant time = Instant.EPOCH.plusSeconds(i);
			RevisionFile file = this.files.get(ids.get(i));
			JavaRevisionDefinition definition = this.classes.get(ids.get(i));
			if (file != null) {
				ordered.add(file.writtenAt(time));
			}
			else if (definition != null) {
				compiled.add(definition.writtenAt(time));
			}
		}
		return of(ordered, compiled).with(this.change).expanding(this.placeholders);
	}

	static List<Revision> revisions(List<RevisionFile> files, List<JavaRevisionDefinition> classes) {
		List<Revision> revisions = new ArrayList<>();
		for (RevisionFile file : files) {
			revisions.add(file.revision());
		}
		for (JavaRevisionDefinition definition : classes) {
			revisions.add(definition.revision());
		}
		revisions.sort(Comparator.comparing(Revision::origin));
		return revisions;
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
		return new RevisionLoader(locations, provided).load();
	}

	/**
	 * Do the same, but of files without faults in their headers read no more than these.
	 * What else is wrong comes out once the rest is read: {@link #readAllBut}.
	 * @param locations where the files lie
	 * @param provided revisions in Java
	 * @return what they declare
	 * @throws ScriptException if anything in any header, class or location is wrong, with
	 * all that is wrong in the files
	 * @throws RevisionGraphException if only the graph is wrong, with all of it
	 */
	public static RevisionScripts loadHeaders(Locations locations, List<ProvidedRevision> provided) {
		return new RevisionLoader(locations, provided).loadHeaders();
	}

	/**
	 * Read what was not read yet.
	 * @throws ScriptException if anything in any file is wrong, with all of it
	 */
	public void readAll() {
		readAllBut((file) -> false);
	}

	/**
	 * Read what was not read yet, without those files that need not be.
	 * @param unchanged tells which these are
	 * @throws ScriptException if anything in any of the others is wrong, with all of it
	 */
	public void readAllBut(Predicate<RevisionFile> unchanged) {
		List<ScriptProblem> problems = new ArrayList<>();
		for (RevisionFile file : this.files.values()) {
			if (!unchanged.test(file)) {
				RevisionLoader.read(file, problems);
			}
		}
		if (!problems.isEmpty()) {
			throw new ScriptException(problems);
		}
	}

	/**
	 * Return what defines the revisions.
	 * @return definitions in the order of their origins
	 */
	public List<RevisionDefinition> definitions() {
		return Stream.concat(this.files.values().stream().map(this::script), this.classes.values().stream())
			.sorted(Comparator.comparing((definition) -> definition.revision().origin()))
			.toList();
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
	 * Return the file of a revision.
	 * @param id an exact id
	 * @return the file, or {@code null} if there is none
	 */
	public @Nullable RevisionFile findFile(String id) {
		return this.files.get(id);
	}

	/**
	 * Return what defines a revision; its file is read if it was not yet.
	 * @param id an exact id
	 * @return the definition, or {@code null} if there is none
	 * @throws ScriptException if anything in the file is wrong, with all of it
	 */
	public @Nullable RevisionDefinition find(String id) {
		RevisionFile file = this.files.get(id);
		return (file != null) ? script(file) : this.classes.get(id);
	}

	private RevisionScript script(RevisionFile file) {
		return this.change.apply(file.script().expanding(this.placeholders));
	}

	/**
	 * Return what defines a revision of the graph.
	 * @param id the id of one of its revisions
	 * @return the definition
	 */
	public RevisionDefinition get(String id) {
		RevisionDefinition definition = find(id);
		if (definition == null) {
			throw new IllegalArgumentException("Nothing defines revision " + id);
		}
		return definition;
	}

}
