package dev.limbeck.cli.command;

import java.util.List;

import dev.limbeck.cli.result.UsageException;
import dev.limbeck.revision.Symbol;
import dev.limbeck.revision.Symbol.Keyword;
import org.jspecify.annotations.Nullable;

/**
 * Where a command leads, and where it starts if that is not left to the database.
 *
 * @param from where the database is taken to stand, or {@code null} to ask it
 * @param targets where to go
 */
record PlanRange(@Nullable List<Symbol> from, List<Symbol> targets) {

	/**
	 * Understand what the user typed.
	 * @param words symbols, or one range {@code a:b}
	 * @param options with {@code --from} perhaps
	 * @return the destination
	 * @throws UsageException if a start is named twice, or without anything that takes
	 * one
	 */
	static PlanRange of(List<String> words, PlanOptions options) {
		boolean range = words.stream().anyMatch((word) -> word.contains(":"));
		String from = options.from();
		if ((range || from != null) && !options.shows()) {
			throw new UsageException("A start is named, but only --plan and --sql take one.",
					"Leave it out: the database knows where it stands. Or add --plan or --sql.");
		}
		if (!range) {
			return new PlanRange((from != null) ? Symbols.parse(List.of(from)) : null, Symbols.parse(words));
		}
		if (from != null || words.size() > 1) {
			throw new UsageException("A range stands alone: " + String.join(" ", words) + ".",
					"Write either a:b or --from a and b.");
		}
		return ofRange(words.get(0));
	}

	private static PlanRange ofRange(String range) {
		String[] ends = range.split(":", -1);
		if (ends.length != 2 || ends[1].isBlank()) {
			throw new UsageException("\"" + range + "\" does not say from where to where.",
					"Write a:b; :b starts at base.");
		}
		return new PlanRange(ends[0].isBlank() ? List.of(Keyword.BASE) : Symbols.parse(List.of(ends[0])),
				Symbols.parse(List.of(ends[1])));
	}

	/**
	 * Return the only target.
	 * @return a symbol
	 * @throws UsageException if there are several
	 */
	Symbol target() {
		if (this.targets.size() > 1) {
			throw new UsageException("A downgrade goes to one revision, not to " + this.targets.size() + ".",
					"Name one; \"label@base\" takes back a whole branch.");
		}
		return this.targets.get(0);
	}

}
