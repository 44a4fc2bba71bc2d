package dev.limbeck.diff.kind;

import java.util.List;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Comments on anything.
 */
final class CommentRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return on(fact, situation.after()) + Spelling.literal(fact.need("text"));
	}

	private static String on(Fact fact, Schema schema) {
		FactId object = ObjectName.of(fact.id(), 0);
		return "COMMENT ON " + switch (object.kind()) {
			case NOT_NULL -> constraint(schema.need(object));
			case IDENTITY -> IdentityRule.sequence(schema.need(object));
			default -> ObjectName.sql(object);
		} + " IS ";
	}

	private static String constraint(Fact notNull) {
		return "CONSTRAINT " + Spelling.identifier(notNull.need("name")) + " ON " + Spelling.qualified(notNull.id());
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of(on(fact, situation.before()) + "NULL");
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		return Alteration.of(create(to, List.of(), situation));
	}

}
