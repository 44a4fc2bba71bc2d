package dev.limbeck.sql;

import dev.limbeck.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * A place in a file or location.
 *
 * @param origin the file or location
 * @param line the line, from 1, or 0 if it is the whole file
 * @param column the column in characters (code points), from 1, or 0 if it is the whole
 * line
 * @param excerpt the line with a caret below the place, or {@code null}
 */
public record ScriptPlace(String origin, int line, int column, @Nullable String excerpt) {

	/**
	 * Return a place in a file.
	 * @param source the file
	 * @param passwords those in it, which are not shown
	 * @param offset of the place
	 * @return the place, with what stands there
	 */
	public static ScriptPlace of(SourceText source, Passwords passwords, int offset) {
		return of(source, passwords.hide(source.text()), offset);
	}

	public static ScriptPlace of(SourceText source, String harmless, int offset) {
		TextPosition position = source.position(offset);
		return new ScriptPlace(source.origin(), position.line(), position.column(),
				StatementExcerpt.of(source, harmless, offset));
	}

	/**
	 * Return the place for people.
	 * @return {@code file:line:column}, as far as it is known
	 */
	@Override
	public String toString() {
		return VisibleText.line(this.origin) + ((this.line > 0) ? ":" + this.line : "")
				+ ((this.column > 0) ? ":" + this.column : "");
	}

}
