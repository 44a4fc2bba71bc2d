package dev.limbeck.script.location;

import java.util.List;

import dev.limbeck.revision.Revision;
import dev.limbeck.script.RevisionFile;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.ScriptProblem;
import org.jspecify.annotations.Nullable;

/**
 * A revision file as it lies there, sound or not.
 *
 * @param file the file
 * @param form what its bytes are
 * @param revision what its header declares, or {@code null} if that cannot be told
 * @param script what it says, or {@code null} if anything in it is wrong
 * @param problems what is wrong with it
 */
public record LocatedFile(RevisionFile file, FileForm form, @Nullable Revision revision,
		@Nullable RevisionScript script, List<ScriptProblem> problems) {

	/**
	 * Copy the list.
	 */
	public LocatedFile {
		problems = List.copyOf(problems);
	}

	/**
	 * Read a file, whatever is wrong with it.
	 * @param origin what messages call it
	 * @param bytes its content
	 * @return what can be told of it
	 */
	public static LocatedFile read(String origin, byte[] bytes) {
		FileForm form = FileForm.of(bytes);
		RevisionFile file = new RevisionFile(origin, bytes);
		try {
			RevisionScript script = file.script();
			return new LocatedFile(file, form, script.revision(), script, List.of());
		}
		catch (ScriptException ex) {
			return new LocatedFile(file, form, declared(file), null, ex.problems());
		}
	}

	/**
	 * Take a file of which nobody has kept more than what it declares.
	 * @param revision what that is
	 * @return the file, of whose bytes nothing is known
	 */
	public static LocatedFile of(Revision revision) {
		return new LocatedFile(new RevisionFile(revision.origin(), new byte[0]), FileForm.UNKNOWN, revision, null,
				List.of());
	}

	private static @Nullable Revision declared(RevisionFile file) {
		try {
			return file.revision();
		}
		catch (ScriptException ex) {
			return null;
		}
	}

	/**
	 * Return where it was found.
	 * @return a path or URL
	 */
	public String origin() {
		return this.file.origin();
	}

	/**
	 * Return the name of the file.
	 * @return what stands behind the last slash, without {@code .sql}
	 */
	public String name() {
		return name(origin());
	}

	/**
	 * Return the name of a file.
	 * @param origin a path or URL
	 * @return what stands behind the last slash, without {@code .sql}
	 */
	public static String name(String origin) {
		String name = origin.substring(Math.max(origin.lastIndexOf('/'), origin.lastIndexOf('\\')) + 1);
		int end = name.length() - ".sql".length();
		return (end >= 0 && name.regionMatches(true, end, ".sql", 0, ".sql".length())) ? name.substring(0, end) : name;
	}

}
