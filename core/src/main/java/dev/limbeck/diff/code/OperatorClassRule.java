package dev.limbeck.diff.code;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;

/**
 * Operator classes: nothing of them can be changed.
 */
final class OperatorClassRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		List<String> items = new ArrayList<>(
				OperatorFamilyRule.members(fact).stream().map(OperatorFamilyRule::sql).toList());
		if (fact.has("storage") || items.isEmpty()) {
			items.add("STORAGE " + fact.get("storage", fact.need("type")));
		}
		return "CREATE OPERATOR CLASS " + Spelling.qualified(fact.id()) + (fact.has("default") ? " DEFAULT" : "")
				+ " FOR TYPE " + fact.need("type") + " USING " + Spelling.identifier(fact.id().last()) + " FAMILY "
				+ fact.need("family") + " AS " + String.join(", ", items);
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

}
