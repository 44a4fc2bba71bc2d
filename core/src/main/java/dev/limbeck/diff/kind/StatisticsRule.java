package dev.limbeck.diff.kind;

import java.util.List;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Extended statistics.
 */
final class StatisticsRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE " + ObjectName.sql(fact.id()) + fact.need("definition");
	}

	@Override
	public List<String> afterwards(Fact fact, Situation situation) {
		return fact.has("target") ? List.of(target(fact)) : List.of();
	}

	private static String target(Fact fact) {
		return "ALTER " + ObjectName.sql(fact.id()) + " SET STATISTICS " + fact.get("target", "-1");
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		return from.need("definition").equals(to.need("definition")) ? Alteration.of(target(to)) : null;
	}

}
