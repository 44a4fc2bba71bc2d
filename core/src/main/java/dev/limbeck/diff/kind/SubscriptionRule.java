package dev.limbeck.diff.kind;

import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;

/**
 * Subscriptions: how they connect is a secret, which is never read, so none is made.
 */
final class SubscriptionRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		throw new LimbeckException("diff",
				"The " + fact.id() + " would have to be created, but how it connects may hold a password, "
						+ "which Limbeck does not read.",
				"Create it by hand, or leave it out of the comparison.");
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

}
