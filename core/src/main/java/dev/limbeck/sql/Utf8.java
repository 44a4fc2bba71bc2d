package dev.limbeck.sql;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Decodes files without ever replacing a byte silently.
 */
final class Utf8 {

	private static final int PIECE = 64 * 1024;

	private static final String ACTION = "Save the file as UTF-8.";

	private Utf8() {
	}

	static String decode(String origin, byte[] bytes) {
		check(origin, bytes);
		for (int offset = 0; offset < bytes.length; offset++) {
			if (bytes[offset] == 0) {
				throw problem(origin, bytes, offset, "nul-byte",
						"byte " + (offset + 1) + " of the file is NUL; PostgreSQL has no such character");
			}
		}
		return new String(bytes, StandardCharsets.UTF_8);
	}

	// Piece by piece: a large file must not be in memory once more.
	private static void check(String origin, byte[] bytes) {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		CharBuffer piece = CharBuffer.allocate(PIECE);
		ByteBuffer input = ByteBuffer.wrap(bytes);
		CoderResult result = CoderResult.OVERFLOW;
		while (result.isOverflow()) {
			result = decoder.decode(input, piece.clear(), true);
		}
		if (result.isError()) {
			int offset = input.position();
			throw problem(origin, bytes, offset, "not-utf-8", String.format("byte %d of the file, 0x%02X, is not UTF-8",
					offset + 1, Byte.toUnsignedInt(bytes[offset])));
		}
	}

	private static ScriptException problem(String origin, byte[] bytes, int offset, String code, String message) {
		int before = new String(bytes, 0, offset, StandardCharsets.UTF_8).length();
		SourceText source = new SourceText(origin, new String(bytes, StandardCharsets.UTF_8));
		ScriptPlace place = ScriptPlace.of(source, new Passwords(source.text()), before);
		return new ScriptException(List.of(new ScriptProblem(place, code, message, ACTION)));
	}

}
