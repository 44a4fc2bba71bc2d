package dev.limbeck.revision;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What a user writes to name revisions, parsed and not yet resolved. The grammar is
 * Alembic's: {@code [branch@]name}, {@code [branch@][name]+N} and
 * {@code [branch@][name]-N}, with a name being an id, a label, the beginning of either,
 * or one of {@code head}, {@code heads}, {@code base} and {@code current}.
 */
public sealed interface Symbol {

	/**
	 * Parse what a user wrote.
	 * @param text the symbol
	 * @return the symbol, whose {@code toString()} is the text again
	 * @throws SymbolException if the text follows no form of the grammar
	 */
	static Symbol parse(String text) {
		return SymbolParser.parse(text);
	}

	/**
	 * Return the steps of a symbol that starts where the database stands.
	 * @return the steps, or {@code null} if it starts elsewhere or takes none
	 */
	default @Nullable Relative fromHere() {
		Symbol inner = (this instanceof OnBranch on) ? on.symbol() : this;
		return (inner instanceof Relative relative && relative.start() == null) ? relative : null;
	}

	/**
	 * An id, a branch label, or the beginning of either.
	 *
	 * @param text as written
	 */
	record Name(String text) implements Symbol {

		@Override
		public String toString() {
			return this.text;
		}

	}

	/**
	 * A name that means something in every graph.
	 */
	enum Keyword implements Symbol {

		/** The single nominal head. */
		HEAD,

		/** All effective heads; on a branch its nominal heads. */
		HEADS,

		/** Before the first revision. */
		BASE,

		/** Where the database stands. */
		CURRENT;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * Some steps up or down by {@code @revises}.
	 *
	 * @param start where the steps begin, or {@code null} for where the database stands
	 * @param steps how many, negative for downwards
	 * @param text as written
	 */
	record Relative(@Nullable Symbol start, int steps, String text) implements Symbol {

		@Override
		public String toString() {
			return this.text;
		}

	}

	/**
	 * A symbol that is looked for on one branch only.
	 *
	 * @param branch a label, or an id on the branch, or the beginning of either
	 * @param symbol what is looked for
	 */
	record OnBranch(String branch, Symbol symbol) implements Symbol {

		@Override
		public String toString() {
			return this.branch + "@" + this.symbol;
		}

	}

}
