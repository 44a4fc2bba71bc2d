package dev.limbeck.diff.kind;

import java.util.List;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Views: columns can be added at their end, everything else about columns makes them new.
 */
final class ViewRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE " + statement(fact);
	}

	private static String statement(Fact fact) {
		return ObjectName.sql(fact.id()) + (fact.has("options") ? " WITH (" + fact.need("written_options") + ")" : "")
				+ " AS\n" + fact.need("definition");
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		boolean extended = (to.need("columns") + ", ").startsWith(from.need("columns") + ", ");
		return extended ? Alteration.of("CREATE OR REPLACE " + statement(to)) : null;
	}

}
