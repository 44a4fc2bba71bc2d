package dev.limbeck.script.location;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A path below a location, which decides what a file is.
 *
 * @param path names joined by slashes; a slash at the end marks a folder
 */
record ScriptPath(String path) {

	private static final String SQL = ".sql";

	private static final Set<String> OTHER_SCRIPTS = Set.of("callback", "repeatable", "seed");

	/**
	 * Tell whether whatever is there does not count.
	 * @return whether it is hidden or belongs to the scripts that are no revisions
	 */
	boolean isExcluded() {
		int slash = this.path.indexOf('/');
		boolean inFolderOfOthers = slash >= 0 && OTHER_SCRIPTS.contains(this.path.substring(0, slash));
		return inFolderOfOthers || this.path.startsWith(".") || this.path.contains("/.");
	}

	/**
	 * Tell whether this is a script that is no revision.
	 * @return the folder of such scripts in which it lies, or nothing
	 */
	Optional<String> folderOfOthers() {
		String first = this.path.split("/")[0];
		boolean below = OTHER_SCRIPTS.contains(first) && !this.path.endsWith("/") && !this.path.equals(first);
		return (below && isScript()) ? Optional.of(first) : Optional.empty();
	}

	/**
	 * Tell whether this is a script that is no revision, and is run all the same.
	 * @return whether it lies in the folder of repeatables
	 */
	boolean isRepeatable() {
		return !this.path.contains("/.") && folderOfOthers().filter(Repeatables.FOLDER::equals).isPresent();
	}

	/**
	 * Tell whether the last name is that of a script.
	 * @return whether it ends with {@code .sql}
	 */
	boolean isScript() {
		int end = this.path.endsWith("/") ? this.path.length() - 1 : this.path.length();
		int start = Math.max(0, end - SQL.length());
		return this.path.substring(start, end).toLowerCase(Locale.ROOT).equals(SQL);
	}

	/**
	 * Tell whether this is a compiled class.
	 * @return whether it is a file whose name ends with {@code .class}
	 */
	boolean isClass() {
		return this.path.endsWith(".class");
	}

}
