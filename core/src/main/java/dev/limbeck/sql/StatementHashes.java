package dev.limbeck.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Calculates what tells whether the first statements of a section are still those that
 * were run: the SHA-256, in lower-case hex, of one line for each statement, with LF after
 * each. The line is the checksum that {@code RevisionScript} documents, of the statement
 * alone; a {@code COPY ... FROM stdin} has a second line: {@code 1:} and the SHA-256 of
 * its rows.
 */
public final class StatementHashes {

	private final MessageDigest digest = Checksum.sha256();

	/**
	 * Add the next statement.
	 * @param source the text it stands in
	 * @param statement the statement
	 */
	public void add(SourceText source, SqlStatement statement) {
		line(Checksum.of(source, statement));
		CopyData data = statement.copyData();
		if (data != null) {
			line(Checksum.ofText(source.text(data.start(), data.end())));
		}
	}

	private void line(String line) {
		this.digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Return the hash of what was added so far.
	 * @return 64 hex digits
	 */
	public String hash() {
		try {
			MessageDigest copy = (MessageDigest) this.digest.clone();
			return HexFormat.of().formatHex(copy.digest());
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException("The JDK's SHA-256 can be copied", ex);
		}
	}

}
