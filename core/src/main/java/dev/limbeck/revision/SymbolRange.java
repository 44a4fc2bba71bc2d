package dev.limbeck.revision;

/**
 * A range of revisions as a user writes it, {@code lower:upper}.
 *
 * @param lower where it begins; left out it is {@code base}
 * @param upper where it ends; left out it is {@code heads}
 */
public record SymbolRange(Symbol lower, Symbol upper) {

	/** Every revision. */
	public static final SymbolRange ALL = new SymbolRange(Symbol.Keyword.BASE, Symbol.Keyword.HEADS);

	/**
	 * Parse what a user wrote.
	 * @param text two symbols with a colon between; either may be left out
	 * @return the range
	 * @throws SymbolException if the text is no range
	 */
	public static SymbolRange parse(String text) {
		String[] ends = text.split(":", -1);
		if (ends.length != 2) {
			throw SymbolException.noRange(text);
		}
		return new SymbolRange(ends[0].isBlank() ? ALL.lower() : Symbol.parse(ends[0]),
				ends[1].isBlank() ? ALL.upper() : Symbol.parse(ends[1]));
	}

	@Override
	public String toString() {
		return this.lower + ":" + this.upper;
	}

}
