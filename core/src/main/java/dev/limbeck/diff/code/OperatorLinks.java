package dev.limbeck.diff.code;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * What operators say of each other, which both must.
 */
public final class OperatorLinks {

	private OperatorLinks() {
	}

	/**
	 * Return an operator without what another one no longer answers.
	 * @param operator an operator
	 * @param after a schema without it
	 * @return what is left of it there
	 */
	public static Fact left(Fact operator, Schema after) {
		Map<String, String> attributes = new HashMap<>(operator.attributes());
		for (String link : List.of("commutator", "negator")) {
			boolean open = after.facts(FactKind.OPERATOR)
				.stream()
				.filter((other) -> OperatorRule.reference(other).equals(operator.get(link)))
				.anyMatch((other) -> !OperatorRule.reference(operator).equals(other.get(link)));
			if (open) {
				attributes.remove(link);
			}
		}
		return new Fact(operator.id(), operator.parent(), attributes, operator.details());
	}

}
