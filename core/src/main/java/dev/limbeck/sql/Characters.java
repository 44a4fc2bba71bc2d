package dev.limbeck.sql;

/**
 * The classes of characters of PostgreSQL's scanner ({@code scan.l}). Whatever is not
 * ASCII belongs to identifiers, spaces and byte order marks included.
 */
public final class Characters {

	private Characters() {
	}

	/**
	 * Tell white space as of PostgreSQL 17, the first to count the vertical tab.
	 * @param c a character
	 * @return whether it separates tokens
	 */
	public static boolean isSpace(char c) {
		return c == ' ' || (c >= '\t' && c <= '\r');
	}

	public static boolean isNewline(char c) {
		return c == '\n' || c == '\r';
	}

	static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	static boolean startsIdentifier(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
	}

	public static boolean continuesIdentifier(char c) {
		return startsIdentifier(c) || isDigit(c) || c == '$';
	}

	/**
	 * Turn ASCII letters to upper case, like PostgreSQL for key words: no other letter
	 * may become one of them.
	 * @param c a character
	 * @return the letter in upper case, or the character as it is
	 */
	static char toUpper(char c) {
		return (c >= 'a' && c <= 'z') ? (char) (c - 'a' + 'A') : c;
	}

}
