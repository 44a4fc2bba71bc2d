package dev.limbeck.script.location;

/**
 * What the bytes of a file are besides its text.
 *
 * @param size how many there are
 * @param byteOrderMark whether the first three are a mark
 * @param windowsLineEnds how many lines end with CR LF
 * @param lineEnds how many lines end with LF, with a CR before it or not
 */
public record FileForm(int size, boolean byteOrderMark, int windowsLineEnds, int lineEnds) {

	/** Of a file whose bytes are not there any more. */
	static final FileForm UNKNOWN = new FileForm(0, false, 0, 0);

	private static final int FIRST = 0xEF;

	private static final int SECOND = 0xBB;

	private static final int THIRD = 0xBF;

	static FileForm of(byte[] bytes) {
		int windows = 0;
		int all = 0;
		for (int i = 0; i < bytes.length; i++) {
			if (bytes[i] == '\n') {
				all++;
				windows += (i > 0 && bytes[i - 1] == '\r') ? 1 : 0;
			}
		}
		boolean mark = bytes.length > 2 && Byte.toUnsignedInt(bytes[0]) == FIRST
				&& Byte.toUnsignedInt(bytes[1]) == SECOND && Byte.toUnsignedInt(bytes[2]) == THIRD;
		return new FileForm(bytes.length, mark, windows, all);
	}

}
