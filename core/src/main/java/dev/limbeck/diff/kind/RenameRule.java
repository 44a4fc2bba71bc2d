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
		String old = Spelling.identifier(from.id().last());
		return switch (from.kind()) {
			case CONSTRAINT -> ObjectAlter.table(to) + " RENAME CONSTRAINT " + old + " TO " + name;
			case DOMAIN_CONSTRAINT ->
				"ALTER DOMAIN " + Spelling.qualified(to) + " RENAME CONSTRAINT " + old + " TO " + name;
			case COLUMN -> isAttribute(from)
					? "ALTER TYPE " + Spelling.qualified(to) + " RENAME ATTRIBUTE " + old + " TO " + name + " CASCADE"
					: ObjectAlter.table(to) + " RENAME COLUMN " + old + " TO " + name;
			case FUNCTION, PROCEDURE, AGGREGATE ->
				"ALTER " + ObjectName.sql(from.id()) + " RENAME TO " + Spelling.identifier(to.name(1));
			default -> "ALTER " + ObjectName.sql(from.id()) + " RENAME TO " + name;
		};
	}

	/**
	 * Rename the sequence of an identity.
	 * @param from the identity as it is
	 * @param to the identity as it is to be
	 * @return the SQL
	 */
	public static String sequence(Fact from, Fact to) {
		return "ALTER " + IdentityRule.sequence(from) + " RENAME TO " + Spelling.identifier(to.need("sequence"));
	}

	private static boolean isAttribute(Fact column) {
		return column.parent() != null && column.parent().kind() == FactKind.COMPOSITE_TYPE;
	}

}
