package dev.limbeck.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Calculates the checksum that {@code RevisionScript} documents.
 */
public final class Checksum {

	private static final String FORMAT = "1:";

	private Checksum() {
	}

	/**
	 * Calculate the checksum of statements, with the rows that belong to them.
	 * @param source the text they stand in
	 * @param statements in order
	 * @return {@code 1:} and 64 hex digits
	 */
	public static String of(SourceText source, List<SqlStatement> statements) {
		TokenDigest digest = new TokenDigest(source);
		for (SqlStatement statement : statements) {
			digest.add(statement);
			CopyData data = statement.copyData();
			if (data != null) {
				digest.add(data);
			}
		}
		return FORMAT + digest.hex();
	}

	/**
	 * Calculate the checksum of a statement alone.
	 * @param source the text it stands in
	 * @param statement the statement
	 * @return {@code 1:} and 64 hex digits
	 */
	static String of(SourceText source, SqlStatement statement) {
		TokenDigest digest = new TokenDigest(source);
		digest.add(statement);
		return FORMAT + digest.hex();
	}

	/**
	 * Calculate the checksum of a text that is no SQL.
	 * @param text the text, every character of which counts
	 * @return {@code 1:} and 64 hex digits
	 */
	public static String ofText(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return FORMAT + HexFormat.of().formatHex(sha256().digest(bytes));
	}

	/**
	 * Calculate what tells whether a file is the same, byte by byte.
	 * @param bytes its content
	 * @return the SHA-256, 64 hex digits
	 */
	public static String ofBytes(byte[] bytes) {
		return HexFormat.of().formatHex(sha256().digest(bytes));
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
