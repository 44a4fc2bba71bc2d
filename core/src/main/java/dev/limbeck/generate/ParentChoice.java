package dev.limbeck.generate;

import java.util.List;

import dev.limbeck.revision.Symbol;
import dev.limbeck.revision.Symbol.Keyword;

/**
 * Which revisions a new one is to revise.
 *
 * @param symbols what the user calls them; {@code base} alone makes a new root
 * @param splice whether they may have children already
 * @param merge whether there must be several
 */
public record ParentChoice(List<Symbol> symbols, boolean splice, boolean merge) {

	/** The only head. */
	public static final ParentChoice HEAD = new ParentChoice(List.of(Keyword.HEAD), false, false);

	/**
	 * Copy the list; none means {@code head}.
	 */
	public ParentChoice {
		symbols = symbols.isEmpty() ? List.of(Keyword.HEAD) : List.copyOf(symbols);
	}

}
