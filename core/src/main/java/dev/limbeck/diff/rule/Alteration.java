package dev.limbeck.diff.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * How a fact changes in place.
 *
 * @param statements the SQL
 * @param inTheWay tells which of the facts that need this one PostgreSQL wants out of the
 * way meanwhile
 * @param transactional whether what it makes can be used in the same transaction
 */
public record Alteration(List<String> statements, Predicate<Fact> inTheWay, boolean transactional) {

	/** A change that something else brings along. */
	public static final Alteration IMPLIED = of();

	/**
	 * Copy the list.
	 */
	public Alteration {
		statements = List.copyOf(statements);
	}

	/**
	 * Make a change that nothing stands in the way of.
	 * @param statements the SQL, {@code null} for what need not be said
	 * @return the change
	 */
	public static Alteration of(@Nullable String... statements) {
		return new Alteration(Arrays.stream(statements).filter(Objects::nonNull).toList(), (fact) -> false, true);
	}

	public static Alteration of(List<String> statements) {
		return new Alteration(statements, (fact) -> false, true);
	}

}
