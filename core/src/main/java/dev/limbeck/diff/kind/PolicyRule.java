package dev.limbeck.diff.kind;

import java.util.List;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Policies of row-level security.
 */
final class PolicyRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE " + ObjectName.sql(fact.id()) + (fact.has("restrictive") ? " AS RESTRICTIVE" : "")
				+ (fact.need("command").equals("ALL") ? "" : " FOR " + fact.need("command")) + conditions(fact);
	}

	private static String conditions(Fact fact) {
		return " TO " + fact.need("roles") + (fact.has("using") ? " USING (" + fact.need("using") + ")" : "")
				+ (fact.has("check") ? " WITH CHECK (" + fact.need("check") + ")" : "");
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		boolean gone = (from.has("using") && !to.has("using")) || (from.has("check") && !to.has("check"));
		if (gone || from.has("restrictive") != to.has("restrictive")
				|| !from.need("command").equals(to.need("command"))) {
			return null;
		}
		return Alteration.of("ALTER " + ObjectName.sql(to.id()) + conditions(to));
	}

}
