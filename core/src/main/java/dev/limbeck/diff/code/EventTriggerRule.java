package dev.limbeck.diff.code;

import java.util.List;
import java.util.Objects;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.Enabling;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Event triggers.
 */
final class EventTriggerRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE " + ObjectName.sql(fact.id()) + " ON " + fact.need("event")
				+ (fact.has("tags") ? " WHEN TAG IN (" + fact.need("tags") + ")" : "") + " EXECUTE FUNCTION "
				+ fact.need("function") + "()";
	}

	@Override
	public List<String> afterwards(Fact fact, Situation situation) {
		return fact.has("enabled") ? List.of(enable(fact)) : List.of();
	}

	private static String enable(Fact fact) {
		return "ALTER " + ObjectName.sql(fact.id()) + " " + Enabling.of(fact);
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		boolean same = List.of("event", "function", "tags")
			.stream()
			.allMatch((name) -> Objects.equals(from.get(name), to.get(name)));
		return same ? Alteration.of(enable(to)) : null;
	}

}
