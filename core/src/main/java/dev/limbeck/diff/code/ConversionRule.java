package dev.limbeck.diff.code;

import java.util.List;

import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;

/**
 * Conversions between encodings.
 */
final class ConversionRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE " + (fact.has("default") ? "DEFAULT " : "") + ObjectName.sql(fact.id()) + " FOR "
				+ fact.need("definition");
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

}
