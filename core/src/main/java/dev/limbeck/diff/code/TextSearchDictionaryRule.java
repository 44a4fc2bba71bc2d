package dev.limbeck.diff.code;

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
 * Dictionaries of text search.
 */
final class TextSearchDictionaryRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE " + ObjectName.sql(fact.id()) + " (TEMPLATE = " + fact.need("template")
				+ (fact.has("options") ? ", " + fact.need("options") : "") + ")";
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		if (!from.need("template").equals(to.need("template"))) {
			return null;
		}
		return Objects.equals(from.get("options"), to.get("options")) ? Alteration.IMPLIED
				: Alteration.of("ALTER " + ObjectName.sql(to.id()) + " ("
						+ String.join(", ", Options.assigned(from.get("options"), to.get("options"))) + ")");
	}

}
