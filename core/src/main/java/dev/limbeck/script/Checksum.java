package dev.limbeck.script;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Calculates the checksum that {@link RevisionScript} documents.
 */
final class Checksum {

	private Checksum() {
	}

	/**
	 * Calculate the checksum of a section.
	 * @param section its text
	 * @return {@code 1:} and 64 hex digits
	 */
	static String of(String section) {
		List<String> lines = section.lines().map(Checksum::withoutTrailingBlanks).toList();
		int from = 0;
		int to = lines.size();
		while (from < to && lines.get(from).isEmpty()) {
			from++;
		}
		while (to > from && lines.get(to - 1).isEmpty()) {
			to--;
		}
		String normalised = lines.subList(from, to).stream().collect(Collectors.joining("\n"));
		return "1:" + HexFormat.of().formatHex(sha256(normalised.getBytes(StandardCharsets.UTF_8)));
	}

	private static String withoutTrailingBlanks(String line) {
		int end = line.length();
		while (end > 0 && Characters.isSpace(line.charAt(end - 1))) {
			end--;
		}
		return line.substring(0, end);
	}

	private static byte[] sha256(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
