package dev.limbeck.diff.code;

import java.util.List;

import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;

/**
 * Aggregates.
 */
final class AggregateRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		String arguments = fact.need("arguments");
		return "CREATE AGGREGATE " + Spelling.qualified(fact.id()) + "(" + (arguments.isEmpty() ? "*" : arguments)
				+ ") (" + fact.need("aggregation") + ")";
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

}
