package dev.limbeck.diff.code;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Transforms of types for languages.
 */
final class TransformRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE " + statement(fact);
	}

	private static String statement(Fact fact) {
		return ObjectName.sql(fact.id()) + " ("
				+ Stream
					.of(function(fact, "from_sql", "FROM SQL WITH FUNCTION "),
							function(fact, "to_sql", "TO SQL WITH FUNCTION "))
					.filter((function) -> !function.isEmpty())
					.collect(Collectors.joining(", "))
				+ ")";
	}

	private static String function(Fact fact, String name, String keywords) {
		return fact.has(name) ? keywords + fact.need(name) : "";
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		return Alteration.of("CREATE OR REPLACE " + statement(to));
	}

}
