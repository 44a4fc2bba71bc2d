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
		return situation.isNew(column) ? List.of()
				: continued(options, schema, sequence, situation.after().need(column));
	}

	/**
	 * Return what lets a sequence go on where a column stands that has rows.
	 * @param options the options of the sequence
	 * @param schema where the sequence is
	 * @param sequence its name
	 * @param column the column
	 * @return one statement, or none if the sequence does not just count up
	 */
	static List<String> continued(Fact options, String schema, String sequence, Fact column) {
		FactId table = Situation.parent(column);
		boolean counts = !options.has("max") && !options.has("cycle") && !options.need("increment").startsWith("-");
		if (table.kind() != FactKind.TABLE || !counts || !NUMBERS.contains(column.need("type"))) {
			return List.of();
		}
		String name = Spelling.literal(Spelling.identifier(schema) + "." + Spelling.identifier(sequence));
		String highest = "max(" + Spelling.identifier(column.id().last()) + ")";
		return List.of("SELECT setval(" + name + ", greatest(" + highest + ", " + options.need("start")
				+ " - 1) + 1, false) FROM " + Spelling.qualified(table));
	}

}
