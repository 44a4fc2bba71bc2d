package dev.limbeck.diff.kind;

import java.util.List;
import java.util.function.Function;

import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;

/**
 * The rule for objects that one statement makes, one drops, and none changes.
 *
 * @param statement how one is made, but for its kind and name
 */
record PlainRule(Function<Fact, String> statement) implements Rule {

	static PlainRule inParentheses() {
		return new PlainRule((fact) -> " (" + fact.need("definition") + ")");
	}

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE " + ObjectName.sql(fact.id()) + this.statement.apply(fact);
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

}
