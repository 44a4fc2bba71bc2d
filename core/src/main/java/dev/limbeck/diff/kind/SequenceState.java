package dev.limbeck.diff.kind;

import java.util.List;
import java.util.Set;

import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;

/**
 * Where a new sequence begins for a column that has rows: behind what they hold.
 */
final class SequenceState {

	private static final Set<String> NUMBERS = Set.of("smallint", "integer", "bigint");

	private SequenceState() {
	}

	/**
	 * Return what lets a sequence go on where a column stands.
	 * @param options the options of the sequence
	 * @param schema where the sequence is
	 * @param sequence its name
	 * @param column the column
	 * @param situation both sides
	 * @return one statement, or none if the column has no rows yet, or the sequence does
	 * not just count up
	 */
	static List<String> continued(Fact options, String schema, String sequence, FactId column, Situation situation) {
		Fact fact = situation.after().need(column);
		FactId table = Situation.parent(fact);
		boolean counts = !options.has("max") && !options.has("cycle") && !options.need("increment").startsWith("-");
		if (situation.isNew(column) || table.kind() != FactKind.TABLE || !counts
				|| !NUMBERS.contains(fact.need("type"))) {
			return List.of();
		}
		String name = Spelling.literal(Spelling.identifier(schema) + "." + Spelling.identifier(sequence));
		String highest = "max(" + Spelling.identifier(column.last()) + ")";
		return List.of("SELECT setval(" + name + ", greatest(" + highest + ", " + options.need("start")
				+ " - 1) + 1, false) FROM " + Spelling.qualified(table));
	}

}
