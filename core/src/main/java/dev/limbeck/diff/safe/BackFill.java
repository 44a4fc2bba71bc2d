package dev.limbeck.diff.safe;

import java.util.List;

import dev.limbeck.VisibleText;
import dev.limbeck.diff.Action;
import dev.limbeck.diff.Plan;
import dev.limbeck.diff.Verb;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the rows that are there get in a column.
 *
 * @param column the column
 * @param value an SQL expression, which may name other columns of the row; {@code null}
 * if somebody has yet to say it
 */
public record BackFill(FactId column, @Nullable String value) {

	/** Stands before a statement that nobody has completed: such a file is not read. */
	public static final String GAP = "-- @unfilled ";

	static BackFill byDefault(FactId column) {
		return new BackFill(column, "DEFAULT");
	}

	/**
	 * Return whether somebody has yet to say what the rows get.
	 * @return whether there is no value
	 */
	public boolean isOpen() {
		return this.value == null;
	}

	/**
	 * Return the statement, and a gap above it that has to be filled.
	 * @return lines without a semicolon
	 */
	String statement() {
		String name = Spelling.identifier(this.column.last());
		String update = "UPDATE " + Spelling.qualified(this.column) + " SET " + name + " = ";
		String where = " WHERE " + name + " IS NULL";
		if (this.value == null) {
			// Whatever the column is called, the comment ends with its line.
			return GAP + "Say what the rows that are there get in " + VisibleText.line(this.column.toString())
					+ ", and take this line away.\n" + update + "..." + where;
		}
		return update + (this.value.equalsIgnoreCase("DEFAULT") ? "DEFAULT" : "(" + this.value + ")") + where;
	}

	private Action action(Verb verb) {
		return new Action(verb, this.column, List.of(statement()), List.of(), List.of(), true);
	}

	static Step step(Schema at, List<BackFill> fills, Verb verb) {
		return new Step(at, at, List.of(), new Plan(fills.stream().map((fill) -> fill.action(verb)).toList()),
				Plan.EMPTY);
	}

}
