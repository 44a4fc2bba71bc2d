package dev.limbeck.diff.kind;

import java.util.List;

import dev.limbeck.diff.rule.ObjectAlter;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;

/**
 * That the columns of a table are those of a composite type. The table is made first,
 * with columns of its own, so that each can have what a type cannot say.
 */
final class TableTypeRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return ObjectAlter.table(fact.id()) + " OF " + fact.need("type");
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of(ObjectAlter.table(fact.id()) + " NOT OF");
	}

}
