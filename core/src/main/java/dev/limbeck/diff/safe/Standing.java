package dev.limbeck.diff.safe;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * What is there already, and what comes: only tables that stay may have rows.
 *
 * @param before what is so, under the names that it has afterwards
 * @param goal what is to be so
 */
record Standing(Schema before, Schema goal) {

	private static final Set<String> OF_A_MOMENT = Set.of("now()", "transaction_timestamp()", "statement_timestamp()");

	/**
	 * Return the columns whose rows have no value when they come, and must have one.
	 * @return their ids
	 */
	List<FactId> withoutValue() {
		return this.goal.facts(FactKind.NOT_NULL)
			.stream()
			.filter((fact) -> !this.before.has(fact.id()) && !fact.has("inherited"))
			.map(Fact::parent)
			.filter((column) -> column != null && isAdded(column) && isGivenNothing(column))
			.toList();
	}

	private boolean isGivenNothing(FactId column) {
		Fact fact = this.goal.need(column);
		return !fact.has("generated") && !fact.has("domain") && this.goal.children(column, FactKind.DEFAULT).isEmpty()
				&& this.goal.children(column, FactKind.IDENTITY).isEmpty();
	}

	/**
	 * Return the columns whose default is another one for each row, so that a table is
	 * written anew when they come with it.
	 * @return their ids
	 */
	List<FactId> valuedRowByRow() {
		return this.goal.facts(FactKind.DEFAULT)
			.stream()
			.filter((fact) -> fact.need("expression").indexOf('(') >= 0
					&& !OF_A_MOMENT.contains(fact.need("expression").toLowerCase(Locale.ROOT)))
			.map(Fact::parent)
			.filter((column) -> column != null && isAdded(column) && isPlain(table(column)))
			.toList();
	}

	private boolean isAdded(FactId column) {
		FactId table = table(column);
		return !this.before.has(column) && this.before.has(table) && this.goal.has(table)
				&& !this.goal.need(column).has("inherited");
	}

	/**
	 * Return whether a table stays, and has nothing to do with others that inherit.
	 * @param table its id
	 * @return whether its constraints can be changed step by step
	 */
	boolean isPlain(FactId table) {
		return this.before.has(table) && this.goal.has(table) && isAlone(table, this.before)
				&& isAlone(table, this.goal);
	}

	private static boolean isAlone(FactId table, Schema schema) {
		return !schema.need(table).has("partition_key") && schema.children(table, FactKind.INHERITANCE).isEmpty()
				&& schema.dependents(table).stream().noneMatch((id) -> id.kind() == FactKind.INHERITANCE);
	}

	/**
	 * Return whether something of a table that stays comes, or becomes another one.
	 * @param fact of the goal
	 * @return whether it is to be made
	 */
	boolean isMade(Fact fact) {
		Fact old = this.before.fact(fact.id());
		return isPlain(table(fact.id()))
				&& (old == null || !old.get("definition", "").equals(fact.get("definition", "")));
	}

	static FactId table(FactId id) {
		return new FactId(FactKind.TABLE, id.names().subList(0, 2));
	}

}
