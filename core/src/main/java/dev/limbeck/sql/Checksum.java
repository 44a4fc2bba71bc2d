package dev.limbeck.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Calculates the checksum that {@code RevisionScript} documents.
 */
public final class Checksum {

	private Checksum() {
	}

	/**
	 * Calculate the checksum of a section.
	 * @param section its text
	 * @return {@code 1:} and 64 hex digits
	 */
	public static String of(String section) {
		return of(section, 0, section.length());
	}

	/**
	 * Calculate the checksum of a section, without a copy of it.
	 * @param text the text of the file
	 * @param start where the section begins
	 * @param end where it ends
	 * @return {@code 1:} and 64 hex digits
	 */
	public static String of(String text, int start, int end) {
		MessageDigest digest = sha256();
		boolean begun = false;
		int emptyLines = 0;
		for (int line = start; line < end;) {
			int lineEnd = endOfLine(text, line, end);
			String content = text.substring(line, withoutTrailingBlanks(text, line, lineEnd));
			if (content.isEmpty()) {
				emptyLines++;
			}
			else {
				digest.update("\n".repeat(begun ? emptyLines + 1 : 0).getBytes(StandardCharsets.UTF_8));
				digest.update(content.getBytes(StandardCharsets.UTF_8));
				begun = true;
				emptyLines = 0;
			}
			boolean crLf = lineEnd + 1 < end && text.charAt(lineEnd) == '\r' && text.charAt(lineEnd + 1) == '\n';
			line = lineEnd + (crLf ? 2 : 1);
		}
		return "1:" + HexFormat.of().formatHex(digest.digest());
	}

	private static int endOfLine(String text, int from, int end) {
		int offset = from;
		while (offset < end && text.charAt(offset) != '\n' && text.charAt(offset) != '\r') {
			offset++;
		}
		return offset;
	}

	private static int withoutTrailingBlanks(String text, int from, int to) {
		int end = to;
		while (end > from && Characters.isSpace(text.charAt(end - 1))) {
			end--;
		}
		return end;
	}

	static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
