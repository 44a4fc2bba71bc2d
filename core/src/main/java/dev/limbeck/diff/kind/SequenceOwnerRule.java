package dev.limbeck.diff.kind;

import java.util.List;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * Which column a sequence goes with.
 */
final class SequenceOwnerRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return ownedBy(fact, fact.need("column"));
	}

	@Override
	public List<String> afterwards(Fact fact, Situation situation) {
		FactId sequence = Situation.parent(fact);
		return situation.after()
			.dependencies(fact.id())
			.stream()
			.filter((id) -> id.kind() == FactKind.COLUMN && isCounted(id, sequence, situation))
			.flatMap((column) -> SequenceState
				.continued(situation.after().need(sequence), sequence.name(0), sequence.last(), column, situation)
				.stream())
			.toList();
	}

	private static boolean isCounted(FactId column, FactId sequence, Situation situation) {
		FactId value = column.child(FactKind.DEFAULT, List.of());
		return situation.isNew(sequence) && situation.after().dependencies(value).contains(sequence);
	}

	private static String ownedBy(Fact fact, String column) {
		return "ALTER SEQUENCE " + Spelling.qualified(fact.id()) + " OWNED BY " + column;
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of(ownedBy(fact, "NONE"));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		return Alteration.of(create(to, List.of(), situation));
	}

}
