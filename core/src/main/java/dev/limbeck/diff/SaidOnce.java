package dev.limbeck.diff;

import java.util.HashSet;
import java.util.Set;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.scope.Reach;

/**
 * What a model says where something comes, and not where it is there already, perhaps in
 * other words: another key, a reference that cascades, a number from a sequence.
 */
final class SaidOnce {

	private final Schema before;

	private SaidOnce(Schema before) {
		this.before = before;
	}

	/**
	 * Take it out.
	 * @param said what a model says
	 * @param before what is so
	 * @param reach what the model can say
	 * @return what is said of that which comes
	 */
	static Schema without(Schema said, Schema before, Reach reach) {
		SaidOnce once = new SaidOnce(before);
		Set<FactId> out = new HashSet<>();
		said.facts()
			.stream()
			.filter((fact) -> reach.isPartly(fact) && once.isThere(fact))
			.forEach((fact) -> out.add(fact.id()));
		return said.without(out);
	}

	private boolean isThere(Fact fact) {
		FactId parent = fact.parent();
		if (parent == null || !this.before.has(parent)) {
			return false;
		}
		return switch (fact.kind()) {
			case IDENTITY, DEFAULT -> true;
			case CONSTRAINT ->
				this.before.children(parent, FactKind.CONSTRAINT).stream().anyMatch((other) -> serves(fact, other));
			default -> false;
		};
	}

	private static boolean serves(Fact said, Fact so) {
		if (!said.get("type", "").equals(so.get("type", ""))) {
			return false;
		}
		return said.get("type", "").equals("primary_key") || so.need("definition").startsWith(said.need("definition"));
	}

}
