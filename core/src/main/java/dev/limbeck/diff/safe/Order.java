package dev.limbeck.diff.safe;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * Tells which facts come at once, and which come later because nobody shall wait for
 * them.
 */
final class Order {

	/** When something comes, the earliest first. */
	enum Turn {

		/** At once. */
		FIRST,

		/** Built without keeping others from writing. */
		CONCURRENT,

		/** What needs that. */
		BEHIND,

		/** That columns have values, once all rows have been looked at. */
		NOT_NULL,

		/** Primary keys. */
		PRIMARY_KEY,

		/** All else. */
		LAST

	}

	private final Standing standing;

	private final Map<FactId, Turn> turns = new HashMap<>();

	Order(Standing standing, Set<FactId> filled) {
		this.standing = standing;
		Schema goal = standing.goal();
		goal.facts(FactKind.INDEX).stream().filter(standing::isMade).forEach((fact) -> put(fact, Turn.CONCURRENT));
		goal.facts(FactKind.CONSTRAINT)
			.stream()
			.filter((fact) -> standing.isMade(fact) && Concurrent.isKey(fact))
			.forEach((fact) -> put(fact, fact.need("type").equals("primary_key") ? Turn.PRIMARY_KEY : Turn.CONCURRENT));
		goal.facts(FactKind.NOT_NULL)
			.stream()
			.filter((fact) -> isDemanded(fact, filled))
			.forEach((fact) -> put(fact, Turn.NOT_NULL));
	}

	private boolean isDemanded(Fact fact, Set<FactId> filled) {
		FactId column = fact.parent();
		return column != null && !this.standing.before().has(fact.id()) && !fact.has("not_valid")
				&& (filled.contains(column)
						|| (this.standing.before().has(column) && this.standing.isPlain(Standing.table(column))))
				&& this.standing.goal().children(column, FactKind.IDENTITY).isEmpty();
	}

	// What others need that are there already cannot wait.
	private void put(Fact fact, Turn turn) {
		Set<FactId> along = new HashSet<>();
		collect(fact.id(), along);
		if (along.stream().anyMatch(this.standing.before()::has)) {
			return;
		}
		later(fact.id(), turn);
		along
			.forEach((id) -> later(id, fact.id().equals(this.standing.goal().need(id).parent()) ? turn : behind(turn)));
	}

	private static Turn behind(Turn turn) {
		return switch (turn) {
			case CONCURRENT -> Turn.BEHIND;
			case NOT_NULL -> Turn.NOT_NULL;
			default -> Turn.LAST;
		};
	}

	private void collect(FactId id, Set<FactId> along) {
		this.standing.goal().dependents(id).stream().filter(along::add).forEach((next) -> collect(next, along));
	}

	private void later(FactId id, Turn turn) {
		this.turns.merge(id, turn, (one, other) -> (one.compareTo(other) > 0) ? one : other);
	}

	/**
	 * Return what comes at a certain time.
	 * @param turn when
	 * @return the facts, in the order of their ids
	 */
	Set<FactId> at(Turn turn) {
		Set<FactId> ids = new TreeSet<>();
		this.turns.forEach((id, when) -> {
			if (when == turn) {
				ids.add(id);
			}
		});
		return ids;
	}

	/**
	 * Return what comes after a certain time.
	 * @param turn when
	 * @return the facts that are not there yet
	 */
	Set<FactId> after(Turn turn) {
		Set<FactId> ids = new TreeSet<>();
		this.turns.forEach((id, when) -> {
			if (when.compareTo(turn) > 0) {
				ids.add(id);
			}
		});
		return ids;
	}

}
