package dev.limbeck.sql;

/**
 * What a token is, as far as splitting a script needs to know.
 */
public enum TokenKind {

	/** A key word or an identifier without quotes. */
	WORD,

	/** A string constant of any notation, with its continuations. */
	STRING,

	/** {@code (}. */
	OPEN,

	/** {@code )}. */
	CLOSE,

	/** {@code ;}. */
	SEMICOLON,

	/** A backslash outside of all literals: psql's, never SQL. */
	BACKSLASH,

	/** {@code -- …} to the end of the line. */
	LINE_COMMENT,

	/** A comment between slash and star, perhaps with others inside. */
	BLOCK_COMMENT,

	/** A quoted identifier, a number, a parameter or one character of anything else. */
	OTHER,

	/** A literal or comment that never ends. */
	ERROR,

	/** The end of the text. */
	END

}
