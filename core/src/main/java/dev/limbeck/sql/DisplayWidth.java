package dev.limbeck.sql;

/**
 * How many columns of a terminal a text takes, as psql counts them.
 */
final class DisplayWidth {

	/** First and last of each range of characters that take two columns. */
	private static final int[][] WIDE = { { 0x1100, 0x115F }, { 0x231A, 0x231B }, { 0x23E9, 0x23EC },
			{ 0x25FD, 0x25FE }, { 0x2614, 0x2615 }, { 0x26A1, 0x26A1 }, { 0x2705, 0x2705 }, { 0x274C, 0x274C },
			{ 0x2753, 0x2755 }, { 0x2757, 0x2757 }, { 0x2795, 0x2797 }, { 0x2B1B, 0x2B1C }, { 0x2B50, 0x2B50 },
			{ 0x2B55, 0x2B55 }, { 0x2E80, 0x303E }, { 0x3041, 0xA4CF }, { 0xA960, 0xA97C }, { 0xAC00, 0xD7A3 },
			{ 0xF900, 0xFAFF }, { 0xFE30, 0xFE6F }, { 0xFF00, 0xFF60 }, { 0xFFE0, 0xFFE6 }, { 0x1F300, 0x1F64F },
			{ 0x1F680, 0x1F6FF }, { 0x1F7E0, 0x1F7EB }, { 0x1F90C, 0x1FAFF }, { 0x20000, 0x3FFFD } };

	private DisplayWidth() {
	}

	static int of(String text) {
		return text.codePoints().map(DisplayWidth::of).sum();
	}

	private static int of(int character) {
		switch (Character.getType(character)) {
			case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> {
				return 0;
			}
			default -> {
				return isWide(character) ? 2 : 1;
			}
		}
	}

	private static boolean isWide(int character) {
		for (int[] range : WIDE) {
			if (character >= range[0] && character <= range[1]) {
				return true;
			}
		}
		return false;
	}

}
