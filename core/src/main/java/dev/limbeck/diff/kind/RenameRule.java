package dev.limbeck.diff.kind;

import dev.limbeck.diff.rule.ObjectAlter;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;

/**
 * How things get another name.
 */
public final class RenameRule {

	private RenameRule() {
	}

	/**
	 * Return the statement that renames something.
	 * @param from what it is
	 * @param to its new id
	 * @return the SQL
	 */
	public static String sql(Fact from, FactId to) {
		String name = Spelling.identifier(to.last());
		if (from.kind() == FactKind.CONSTRAINT) {
			return ObjectAlter.table(to) + " RENAME CONSTRAINT " + Spelling.identifier(from.id().last()) + " TO "
					+ name;
		}
		return "ALTER " + ObjectName.sql(from.id()) + " RENAME TO " + name;
	}

}
