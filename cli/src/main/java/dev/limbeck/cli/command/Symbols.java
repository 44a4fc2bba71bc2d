package dev.limbeck.cli.command;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import dev.limbeck.cli.result.UsageException;
import dev.limbeck.revision.Symbol;
import dev.limbeck.revision.Symbol.Keyword;
import dev.limbeck.revision.Symbol.OnBranch;
import dev.limbeck.revision.Symbol.Relative;
import org.jspecify.annotations.Nullable;

/**
 * Reads the symbols that a user typed.
 */
final class Symbols {

	private Symbols() {
	}

	/**
	 * Read symbols.
	 * @param words what the user typed, separated by blanks, commas or both
	 * @return at least one symbol
	 */
	static List<Symbol> parse(Collection<String> words) {
		List<Symbol> symbols = words.stream()
			.flatMap((word) -> Arrays.stream(word.split("[\\s,]+")))
			.filter((word) -> !word.isEmpty())
			.map(Symbol::parse)
			.toList();
		if (symbols.isEmpty()) {
			throw new UsageException("No revision is named.", "Name one; \"limbeck help symbols\" tells how.");
		}
		return symbols;
	}

	/**
	 * Tell whether it takes a look at a database to know what a symbol means.
	 * @param symbol the symbol
	 * @return whether it says {@code current}
	 */
	static boolean needDatabase(@Nullable Symbol symbol) {
		if (symbol instanceof OnBranch on) {
			return needDatabase(on.symbol());
		}
		return symbol == Keyword.CURRENT || (symbol instanceof Relative relative && needDatabase(relative.start()));
	}

}
