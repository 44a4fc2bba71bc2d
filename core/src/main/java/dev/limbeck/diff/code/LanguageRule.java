package dev.limbeck.diff.code;

import java.util.List;
import java.util.Locale;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Procedural languages that belong to no extension.
 */
final class LanguageRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE " + statement(fact);
	}

	private static String statement(Fact fact) {
		return (fact.has("trusted") ? "TRUSTED " : "") + ObjectName.sql(fact.id()) + function(fact, "handler")
				+ function(fact, "inline") + function(fact, "validator");
	}

	private static String function(Fact fact, String name) {
		return fact.has(name) ? " " + name.toUpperCase(Locale.ROOT) + " " + fact.need(name) : "";
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
