package dev.limbeck.diff.kind;

import java.util.List;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectAlter;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * By what subscribers tell the rows of a table, if not by its primary key.
 */
final class ReplicaIdentityRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return ObjectAlter.table(fact.id()) + " REPLICA IDENTITY " + fact.need("mode");
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of(ObjectAlter.table(fact.id()) + " REPLICA IDENTITY DEFAULT");
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		return Alteration.of(create(to, List.of(), situation));
	}

}
