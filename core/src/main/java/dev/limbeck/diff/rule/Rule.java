package dev.limbeck.diff.rule;

import java.util.List;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * How facts of one kind come to be, change and go. All SQL is without a semicolon.
 */
public interface Rule {

	/**
	 * Return the statement that makes a fact so.
	 * @param fact the fact
	 * @param clauses what is written inside of it, of facts that belong to it
	 * @param situation both sides
	 * @return the SQL, empty if something else brings the fact along
	 */
	String create(Fact fact, List<String> clauses, Situation situation);

	/**
	 * Return what has to be said after the statement, because it cannot say it.
	 * @param fact the fact
	 * @param situation both sides
	 * @return statements
	 */
	default List<String> afterwards(Fact fact, Situation situation) {
		return List.of();
	}

	/**
	 * Return whether a fact can be written inside the statement that makes its parent.
	 * @param fact the fact
	 * @param parent the kind of its parent
	 * @return whether {@link #clause} can be used
	 */
	default boolean isClauseOf(Fact fact, FactKind parent) {
		return false;
	}

	/**
	 * Return a fact as it is written inside the statement that makes its parent.
	 * @param fact the fact
	 * @param clauses what is written inside of it
	 * @return the SQL
	 */
	default String clause(Fact fact, List<String> clauses) {
		throw new UnsupportedOperationException(fact.id() + " is no clause");
	}

	/**
	 * Return the statements that make a fact no longer so.
	 * @param fact the fact
	 * @param situation both sides
	 * @return the SQL, none if something else takes the fact along
	 */
	List<String> drop(Fact fact, Situation situation);

	/**
	 * Return what has to be made anew if a fact cannot change in place.
	 * @param fact the fact
	 * @return the fact, or what it belongs to
	 */
	default FactId rebuilt(Fact fact) {
		return fact.id();
	}

	/**
	 * Return how a fact changes in place.
	 * @param from what is so
	 * @param to what is to be so
	 * @param situation both sides
	 * @return the change, or {@code null} if the fact must be dropped and made anew
	 */
	default @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		return null;
	}

}
