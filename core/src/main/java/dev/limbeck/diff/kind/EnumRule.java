package dev.limbeck.diff.kind;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Options;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Enums: values can be added anywhere, but not go or change places.
 */
final class EnumRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE " + ObjectName.sql(fact.id()) + " AS ENUM (" + fact.get("labels", "") + ")";
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		List<String> before = Options.items(from.get("labels"));
		List<String> after = Options.items(to.get("labels"));
		List<String> kept = new ArrayList<>(after);
		kept.retainAll(before);
		if (!kept.equals(before)) {
			return null;
		}
		List<String> statements = new ArrayList<>();
		for (int index = 0; index < after.size(); index++) {
			if (!before.contains(after.get(index))) {
				statements.add("ALTER " + ObjectName.sql(to.id()) + " ADD VALUE " + after.get(index)
						+ place(before, after, index));
			}
		}
		return new Alteration(statements, (fact) -> false, false);
	}

	private static String place(List<String> before, List<String> after, int index) {
		if (index > 0) {
			boolean last = after.subList(index, after.size()).stream().noneMatch(before::contains);
			return last ? "" : " AFTER " + after.get(index - 1);
		}
		return before.isEmpty() ? "" : " BEFORE " + before.get(0);
	}

}
