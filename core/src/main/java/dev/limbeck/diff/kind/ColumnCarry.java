package dev.limbeck.diff.kind;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.diff.rule.Enabling;
import dev.limbeck.diff.rule.ObjectAlter;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;

/**
 * How a column of a table becomes one that the table inherits while it keeps its values:
 * the old one steps aside under another name until the parent has brought the new one.
 */
public final class ColumnCarry {

	private static final int LONGEST = 12;

	private ColumnCarry() {
	}

	/**
	 * Return the statements that make room for the new column, and for what it brings.
	 * @param column the old column
	 * @param situation both sides
	 * @return the SQL
	 */
	public static List<String> stepAside(Fact column, Situation situation) {
		String table = ObjectAlter.table(column.id());
		String name = Spelling.identifier(column.id().last());
		List<String> statements = new ArrayList<>();
		if (has(column, FactKind.NOT_NULL, situation) && !has(column, FactKind.IDENTITY, situation)) {
			statements.add(table + " ALTER COLUMN " + name + " DROP NOT NULL");
		}
		statements.add(table + " RENAME COLUMN " + name + " TO " + Spelling.identifier(aside(column.id())));
		return statements;
	}

	private static boolean has(Fact column, FactKind kind, Situation situation) {
		return situation.before().has(column.id().child(kind, List.of()));
	}

	private static String aside(FactId column) {
		String name = column.last();
		return "limbeck_old_" + name.substring(0,
				name.offsetByCodePoints(0, Math.min(LONGEST, name.codePointCount(0, name.length()))));
	}

	/**
	 * Return the statements that give the new column the values of the old one.
	 * @param column the new column
	 * @param situation both sides
	 * @return the SQL; triggers of the table do not notice
	 */
	public static List<String> takeOver(Fact column, Situation situation) {
		String old = Spelling.identifier(aside(column.id()));
		boolean same = situation.before().need(column.id()).need("type").equals(column.need("type"));
		List<String> statements = new ArrayList<>();
		List<Fact> triggers = triggers(column, situation);
		triggers.forEach((trigger) -> statements.add(enable(trigger, "DISABLE")));
		statements
			.add("UPDATE ONLY " + Spelling.qualified(column.id()) + " SET " + Spelling.identifier(column.id().last())
					+ " = " + old + (same ? "" : "::text::" + column.need("type")));
		triggers.forEach((trigger) -> statements.add(enable(trigger, Enabling.of(trigger))));
		statements.add(ObjectAlter.table(column.id()) + " DROP COLUMN " + old);
		return statements;
	}

	private static List<Fact> triggers(Fact column, Situation situation) {
		return situation.before()
			.children(Situation.parent(column), FactKind.TRIGGER)
			.stream()
			.filter((trigger) -> situation.after().has(trigger.id()) && !situation.dropped().contains(trigger.id()))
			.filter((trigger) -> !Enabling.of(trigger).equals("DISABLE"))
			.toList();
	}

	private static String enable(Fact trigger, String how) {
		return ObjectAlter.tableOnly(trigger.id()) + " " + how + " TRIGGER " + Spelling.identifier(trigger.id().last());
	}

}
