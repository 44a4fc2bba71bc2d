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
 * Security labels on anything.
 */
final class SecurityLabelRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return on(fact) + Spelling.literal(fact.need("label"));
	}

	private static String on(Fact fact) {
		return "SECURITY LABEL FOR " + Spelling.identifier(fact.id().last()) + " ON "
				+ ObjectName.sql(ObjectName.of(fact.id(), 1)) + " IS ";
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of(on(fact) + "NULL");
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		return Alteration.of(create(to, List.of(), situation));
	}

}
