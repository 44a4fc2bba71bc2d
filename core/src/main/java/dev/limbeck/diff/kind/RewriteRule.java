package dev.limbeck.diff.kind;

import java.util.List;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.Enabling;
import dev.limbeck.diff.rule.ObjectAlter;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Rules that rewrite queries.
 */
final class RewriteRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE " + statement(fact);
	}

	private static String statement(Fact fact) {
		return "RULE " + Spelling.identifier(fact.id().last()) + " " + fact.need("definition");
	}

	@Override
	public List<String> afterwards(Fact fact, Situation situation) {
		return fact.has("enabled") ? List.of(enable(fact)) : List.of();
	}

	private static String enable(Fact fact) {
		return ObjectAlter.table(fact.id()) + " " + Enabling.of(fact) + " RULE "
				+ Spelling.identifier(fact.id().last());
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		boolean replaced = !from.need("definition").equals(to.need("definition"));
		return Alteration.of(replaced ? "CREATE OR REPLACE " + statement(to) : null,
				Enabling.differs(from, to) ? enable(to) : null);
	}

}
