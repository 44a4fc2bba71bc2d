package dev.limbeck.diff.kind;

import java.util.List;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * Who owns an object: whoever makes it, until something else is said.
 */
final class OwnerRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		boolean own = fact.need("role").equals(situation.before().origin().role());
		return (own || isLinked(fact, situation)) ? "" : alter(fact);
	}

	// A sequence of a column belongs to whom the table belongs.
	private static boolean isLinked(Fact fact, Situation situation) {
		FactId object = ObjectName.of(fact.id(), 0);
		return object.kind() == FactKind.SEQUENCE
				&& !situation.after().children(object, FactKind.SEQUENCE_OWNER).isEmpty();
	}

	private static String alter(Fact fact) {
		return "ALTER " + ObjectName.sql(ObjectName.of(fact.id(), 0)) + " OWNER TO "
				+ Spelling.identifier(fact.need("role"));
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of();
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		return isLinked(to, situation) ? Alteration.IMPLIED : Alteration.of(alter(to));
	}

}
