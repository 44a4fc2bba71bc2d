package dev.limbeck.script;

import java.time.Instant;

import dev.limbeck.revision.Revision;
import dev.limbeck.sql.Checksum;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * A revision file of which no more is read than is asked for: its bytes tell whether it
 * is the file that was applied, its header where it stands in the graph. Thread-safe.
 */
public final class RevisionFile {

	private final String origin;

	private final String hash;

	private byte[] bytes;

	private @Nullable Revision revision;

	private @Nullable RevisionScript script;

	/**
	 * Take a file; nothing is read yet.
	 * @param origin where it was found, for messages
	 * @param bytes its content
	 */
	public RevisionFile(String origin, byte[] bytes) {
		this.origin = origin;
		this.bytes = bytes;
		this.hash = Checksum.ofBytes(bytes);
	}

	private RevisionFile(RevisionFile other, Revision revision) {
		RevisionScript read = other.script();
		this.origin = other.origin;
		this.hash = other.hash;
		this.bytes = new byte[0];
		this.revision = revision;
		this.script = new RevisionScript(revision, read.upgrade(), read.downgrade(), read.checksum(), read.sourceHash(),
				read.options());
	}

	/**
	 * Return the same file as if it had been written at another time.
	 * @param time when
	 * @return a file of which everything is read
	 * @throws ScriptException if anything in the file is wrong, with all of it
	 */
	public RevisionFile writtenAt(Instant time) {
		return new RevisionFile(this, revision().writtenAt(time));
	}

	/**
	 * Return where it was found.
	 * @return a path or URL
	 */
	public String origin() {
		return this.origin;
	}

	/**
	 * Return what tells whether the file is the same, byte by byte.
	 * @return the SHA-256, 64 hex digits
	 */
	public String hash() {
		return this.hash;
	}

	/**
	 * Read what the file declares. Of a file with faults it may be anything that its
	 * header says.
	 * @return the revision
	 * @throws ScriptException if the header has faults, with all that the file has
	 */
	public synchronized Revision revision() {
		Revision known = this.revision;
		if (known == null) {
			Revision plain = PlainHeader.read(this.origin, this.bytes);
			known = (plain != null) ? plain : script().revision();
			this.revision = known;
		}
		return known;
	}

	/**
	 * Read all of the file.
	 * @return what it says
	 * @throws ScriptException if anything in the file is wrong, with all of it
	 */
	public synchronized RevisionScript script() {
		RevisionScript known = this.script;
		if (known == null) {
			known = RevisionScript.parse(SourceText.decode(this.origin, this.bytes)).ofFile(this.hash);
			this.script = known;
			this.revision = known.revision();
			this.bytes = new byte[0]; // They are not needed any more.
		}
		return known;
	}

}
