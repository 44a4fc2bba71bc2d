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
 * Comments on anything.
 */
final class CommentRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return on(fact) + Spelling.literal(fact.need("text"));
	}

	private static String on(Fact fact) {
		return "COMMENT ON " + ObjectName.sql(ObjectName.of(fact.id(), 0)) + " IS ";
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
