package dev.limbeck.script;

import dev.limbeck.revision.Revision;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * A revision file: its revision and the SQL of both directions.
 * <p>
 * Its checksum tells whether the upgrade is still the one that was applied. Format 1 is
 * the text {@code 1:} and the SHA-256, in lower-case hex, of the upgrade section's text
 * in UTF-8, normalised in this order:
 * <ol>
 * <li>{@code CR LF} and a lone {@code CR} become {@code LF};</li>
 * <li>spaces, tabs, vertical tabs and form feeds at the end of each line go, also inside
 * literals, dollar quotes and COPY data;</li>
 * <li>empty lines at the beginning and the end of the section go, with the last line's
 * {@code LF}.</li>
 * </ol>
 * Comments and everything else count; placeholders stand as they are in the file. The
 * section begins on the line after its tag, or after the last line of the header if the
 * file has no sections, and ends before the next section's tag.
 *
 * @param revision what its header declares
 * @param upgrade how to apply it
 * @param downgrade how to take it back, or {@code null} if that is impossible
 * @param checksum the checksum of the upgrade: {@code 1:} and 64 hex digits
 * @param options how its SQL wants to be run
 */
public record RevisionScript(Revision revision, Section upgrade, @Nullable Section downgrade, String checksum,
		ScriptOptions options) implements RevisionDefinition {

	/**
	 * Read a revision file.
	 * @param source the file
	 * @return what it says
	 * @throws ScriptException if anything in the file is wrong, with all of it
	 */
	public static RevisionScript parse(SourceText source) {
		Problems problems = new Problems(source);
		RevisionScript script = new RevisionFileReader(source, problems).read();
		problems.throwIfAny();
		return script;
	}

	/**
	 * Tell whether the file has a downgrade, be it an empty one.
	 */
	@Override
	public boolean reversible() {
		return this.downgrade != null;
	}

	/**
	 * Return the file.
	 * @return its text
	 */
	public SourceText source() {
		return this.upgrade.source();
	}

}
