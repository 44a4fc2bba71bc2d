package dev.limbeck.diff.kind;

import java.util.List;
import java.util.Objects;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Options;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Foreign-data wrappers.
 */
final class ForeignDataWrapperRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE " + ObjectName.sql(fact.id()) + (fact.has("handler") ? " HANDLER " + fact.need("handler") : "")
				+ (fact.has("validator") ? " VALIDATOR " + fact.need("validator") : "")
				+ (fact.has("options") ? " OPTIONS (" + fact.need("options") + ")" : "");
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		return Alteration.of("ALTER " + ObjectName.sql(to.id()) + function(from, to, "handler", " HANDLER ")
				+ function(from, to, "validator", " VALIDATOR ")
				+ (Objects.equals(from.get("options"), to.get("options")) ? ""
						: " " + Options.foreign(from.get("options"), to.get("options"))));
	}

	private static String function(Fact from, Fact to, String name, String keyword) {
		if (Objects.equals(from.get(name), to.get(name))) {
			return "";
		}
		return to.has(name) ? keyword + to.need(name) : " NO" + keyword.stripTrailing();
	}

}
