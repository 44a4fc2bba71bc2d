package dev.limbeck.diff.kind;

import java.util.List;

import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.Schema;

/**
 * Composite types, made of columns.
 */
final class CompositeTypeRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE " + ObjectName.sql(fact.id()) + " AS (" + String.join(", ", clauses) + ")";
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

	/**
	 * Return whether rows of a table may hold values of a type, which then keeps the
	 * types of its columns.
	 * @param type a composite type
	 * @param situation both sides
	 * @return whether a column is of it, or of a type that needs it
	 */
	static boolean isStored(FactId type, Situation situation) {
		Schema before = situation.before();
		return before.dependents(type).stream().anyMatch((id) -> switch (id.kind()) {
			case COLUMN -> {
				FactId relation = Situation.parent(before.need(id));
				yield switch (relation.kind()) {
					case TABLE, FOREIGN_TABLE, MATERIALIZED_VIEW -> true;
					case COMPOSITE_TYPE -> !relation.equals(type) && isStored(relation, situation);
					default -> false;
				};
			}
			case DOMAIN, RANGE_TYPE -> isStored(id, situation);
			default -> false;
		});
	}

}
