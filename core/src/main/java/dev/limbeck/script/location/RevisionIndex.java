package dev.limbeck.script.location;

import java.util.List;
import java.util.SortedSet;

import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.SourceText;

/**
 * The revision files of the class path, written down while the application is built. It
 * serves where files cannot be listed, such as in a native image; wherever they can be it
 * is not looked at. Immutable.
 * <p>
 * Its text belongs on the class path as {@link #RESOURCE}. Several jars may have one
 * each. Locations that are not on the class path are no part of it.
 */
public final class RevisionIndex {

	/** Where the index lies on the class path. */
	public static final String RESOURCE = "META-INF/limbeck/revisions.index";

	/** What to do when an index does not fit. */
	static final String BUILD_ANEW = "Build it anew: run process-aot of Spring Boot's build plugin with limbeck.locations as"
			+ " they will be at run time, or write what dev.limbeck.script.location.RevisionIndex gives.";

	private final IndexContents contents;

	private final SortedSet<String> classes;

	RevisionIndex(IndexContents contents, SortedSet<String> classes) {
		this.contents = contents;
		this.classes = classes;
	}

	/**
	 * Look for files, as a run does that can list them.
	 * @param locations where to look; those outside the class path are left out
	 * @return what was found
	 * @throws ScriptException if a location or file cannot be read, or the index cannot
	 * name it
	 */
	public static RevisionIndex of(Locations locations) {
		return new IndexBuilder().build(locations);
	}

	/**
	 * Return the files that hold revisions, scripts and classes.
	 * @return their paths on the class path, sorted
	 */
	public List<String> files() {
		return this.contents.folders().values().stream().flatMap(SortedSet::stream).distinct().sorted().toList();
	}

	/**
	 * Return the classes that are revisions.
	 * @return their binary names, sorted
	 */
	public List<String> classes() {
		return List.copyOf(this.classes);
	}

	/**
	 * Return the folders of locations that do not exist.
	 * @return their paths on the class path, sorted
	 */
	public List<String> missing() {
		return List.copyOf(this.contents.missing());
	}

	/**
	 * Write it down.
	 * @return the content of {@link #RESOURCE}, the same for the same files
	 */
	public String text() {
		return this.contents.text();
	}

	/**
	 * Write it down together with another one.
	 * @param other the text of an index
	 * @return the text of one that names what either of them names
	 * @throws ScriptException if that is no text of an index
	 */
	public String textWith(String other) {
		return this.contents.and(new IndexContentsReader(new SourceText(RESOURCE, other)).read()).text();
	}

	@Override
	public String toString() {
		return "RevisionIndex" + this.contents.folders().keySet();
	}

}
