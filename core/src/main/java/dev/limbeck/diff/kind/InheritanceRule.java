package dev.limbeck.diff.kind;

import java.util.List;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectAlter;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * That a table inherits from another one, or is a partition of it.
 */
final class InheritanceRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		if (fact.has("bound")) {
			return attach(fact);
		}
		return situation.isNew(Situation.parent(fact)) ? "" : ObjectAlter.table(fact.id()) + " INHERIT " + parent(fact);
	}

	private static String attach(Fact fact) {
		return "ALTER TABLE " + parent(fact) + " ATTACH PARTITION " + Spelling.qualified(fact.id()) + " "
				+ fact.need("bound");
	}

	static String parent(Fact fact) {
		return Spelling.qualified(fact.id(), 2);
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of(fact.has("bound") ? detach(fact) : ObjectAlter.table(fact.id()) + " NO INHERIT " + parent(fact));
	}

	private static String detach(Fact fact) {
		return "ALTER TABLE " + parent(fact) + " DETACH PARTITION " + Spelling.qualified(fact.id());
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		return (from.has("bound") && to.has("bound")) ? Alteration.of(detach(from), attach(to)) : null;
	}

}
