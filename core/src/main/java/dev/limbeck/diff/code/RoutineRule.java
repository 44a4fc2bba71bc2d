package dev.limbeck.diff.code;

import java.util.List;
import java.util.Objects;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Functions and procedures: replaced in place unless what callers see of them changes.
 */
final class RoutineRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE " + statement(fact);
	}

	private static String statement(Fact fact) {
		return ObjectName.keyword(fact.kind()) + " " + Spelling.qualified(fact.id()) + fact.need("definition");
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		boolean same = Objects.equals(from.get("result"), to.get("result"))
				&& from.need("arguments").equals(to.need("arguments")) && from.has("window") == to.has("window")
				&& Integer.parseInt(from.need("defaults")) <= Integer.parseInt(to.need("defaults"));
		return same ? Alteration.of("CREATE OR REPLACE " + statement(to)) : null;
	}

}
