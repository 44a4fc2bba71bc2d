package dev.limbeck.diff.kind;

import java.util.List;
import java.util.Objects;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.Options;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import org.jspecify.annotations.Nullable;

/**
 * What a role is at a foreign server. Options that may be secrets are never read, so
 * somebody else has to say them.
 */
final class UserMappingRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE " + mapping(fact) + (fact.has("options") ? " OPTIONS (" + fact.need("options") + ")" : "");
	}

	private static String mapping(Fact fact) {
		FactId id = fact.id();
		return "USER MAPPING FOR " + (id.name(1).equals("public") ? "PUBLIC" : Spelling.identifier(id.last()))
				+ " SERVER " + Spelling.identifier(id.name(0));
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + mapping(fact));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		String before = from.get("options");
		String after = to.get("options");
		return Objects.equals(before, after) ? Alteration.IMPLIED
				: Alteration.of("ALTER " + mapping(to) + " " + Options.foreign(before, after));
	}

}
