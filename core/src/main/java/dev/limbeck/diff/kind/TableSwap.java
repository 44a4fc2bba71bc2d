package dev.limbeck.diff.kind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.limbeck.diff.rule.ObjectAlter;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;

/**
 * How a table is made anew and keeps its rows: the old one steps aside under another
 * name, until the new one has taken them over.
 */
public final class TableSwap {

	private static final int LONGEST = 12;

	private TableSwap() {
	}

	/**
	 * Return whether rows have to go over. Those of a partitioned table stay in its
	 * partitions, which are only attached to another one.
	 * @param from the old table
	 * @param to the new one
	 * @return whether one of them is not partitioned
	 */
	public static boolean takesRows(Fact from, Fact to) {
		return !from.has("partition_key") || !to.has("partition_key");
	}

	/**
	 * Return the statements that make room for the new table, and for the names that
	 * PostgreSQL gives to what is not null in it.
	 * @param table the old table
	 * @param situation both sides
	 * @return the SQL
	 */
	public static List<String> stepAside(Fact table, Situation situation) {
		String nullable = situation.before()
			.children(table.id(), FactKind.COLUMN)
			.stream()
			.filter((column) -> isNamed(column, situation))
			.map((column) -> "ALTER COLUMN " + name(column) + " DROP NOT NULL")
			.collect(Collectors.joining(", "));
		String alter = ObjectAlter.table(table.id()) + " ";
		String rename = alter + "RENAME TO " + Spelling.identifier(aside(table.id()).last());
		return nullable.isEmpty() ? List.of(rename) : List.of(alter + nullable, rename);
	}

	private static boolean isNamed(Fact column, Situation situation) {
		Fact notNull = situation.before().fact(column.id().child(FactKind.NOT_NULL, List.of()));
		return notNull != null && notNull.has("name");
	}

	private static FactId aside(FactId table) {
		String name = table.last();
		String old = "limbeck_old_" + name.substring(0,
				name.offsetByCodePoints(0, Math.min(LONGEST, name.codePointCount(0, name.length()))));
		return new FactId(table.kind(), List.of(table.name(0), old));
	}

	/**
	 * Return the statements that give the rows to the new table, and drop the old one.
	 * @param table the old table
	 * @param situation both sides
	 * @return the SQL
	 */
	public static List<String> takeOver(Fact table, Situation situation) {
		List<String> statements = new ArrayList<>();
		Fact to = situation.after().need(table.id());
		String old = Spelling.qualified(aside(table.id()));
		if (table.has("force_row_security")) {
			statements.add("ALTER TABLE " + old + " NO FORCE ROW LEVEL SECURITY");
		}
		if (to.has("force_row_security")) {
			statements.add(ObjectAlter.table(to.id()) + " NO FORCE ROW LEVEL SECURITY");
		}
		List<Fact> columns = columns(table.id(), situation);
		if (!columns.isEmpty()) {
			statements.add("INSERT INTO " + Spelling.qualified(to.id()) + " (" + list(columns, TableSwap::name) + ")"
					+ " OVERRIDING SYSTEM VALUE SELECT "
					+ list(columns, (column) -> value(situation.before().need(column.id()), column)) + " FROM "
					+ (table.has("partition_key") ? "" : "ONLY ") + old);
		}
		columns.forEach((column) -> situation.after()
			.children(column.id(), FactKind.IDENTITY)
			.forEach((identity) -> statements.addAll(
					SequenceState.continued(identity, identity.need("schema"), identity.need("sequence"), column))));
		if (to.has("force_row_security")) {
			statements.add(ObjectAlter.table(to.id()) + " FORCE ROW LEVEL SECURITY");
		}
		statements.add("DROP TABLE " + old);
		return statements;
	}

	private static List<Fact> columns(FactId table, Situation situation) {
		return situation.after()
			.children(table, FactKind.COLUMN)
			.stream()
			.filter((column) -> !column.has("generated") && situation.before().has(column.id()))
			.sorted(Comparator.comparingInt((column) -> Integer.parseInt(column.need("position"))))
			.toList();
	}

	private static String list(List<Fact> columns, Function<Fact, String> written) {
		return columns.stream().map(written).collect(Collectors.joining(", "));
	}

	private static String name(Fact column) {
		return Spelling.identifier(column.id().last());
	}

	private static String value(Fact from, Fact to) {
		return from.need("type").equals(to.need("type")) ? name(to) : name(to) + ColumnRule.cast(from, to);
	}

}
