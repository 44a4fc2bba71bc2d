package dev.limbeck.diff.kind;

import java.util.List;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Extensions: they are updated to later versions only.
 */
final class ExtensionRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE " + ObjectName.sql(fact.id()) + " WITH SCHEMA " + Spelling.identifier(fact.need("schema"))
				+ " VERSION " + Spelling.literal(fact.need("version"));
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		int order = compare(from.need("version").split("\\."), to.need("version").split("\\."));
		if (order > 0) {
			return null;
		}
		String alter = "ALTER " + ObjectName.sql(to.id());
		return Alteration.of((order < 0) ? alter + " UPDATE TO " + Spelling.literal(to.need("version")) : null,
				from.need("schema").equals(to.need("schema")) ? null
						: alter + " SET SCHEMA " + Spelling.identifier(to.need("schema")));
	}

	private static int compare(String[] one, String[] other) {
		for (int index = 0; index < Math.min(one.length, other.length); index++) {
			int order = number(one[index]) ? Integer.compare(one[index].length(), other[index].length()) : 0;
			order = (order != 0) ? order : one[index].compareTo(other[index]);
			if (order != 0) {
				return order;
			}
		}
		return Integer.compare(one.length, other.length);
	}

	private static boolean number(String part) {
		return part.chars().allMatch(Character::isDigit);
	}

}
