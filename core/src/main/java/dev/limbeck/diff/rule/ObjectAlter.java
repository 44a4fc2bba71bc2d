package dev.limbeck.diff.rule;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;

/**
 * How a statement begins that changes a relation.
 */
public final class ObjectAlter {

	private ObjectAlter() {
	}

	/**
	 * Return the beginning for a relation and the tables that inherit from it.
	 * @param relation the relation
	 * @return {@code ALTER … name}
	 */
	public static String of(Fact relation) {
		return "ALTER " + ((relation.kind() == FactKind.COMPOSITE_TYPE) ? "TYPE" : ObjectName.keyword(relation.kind()))
				+ " " + Spelling.qualified(relation.id());
	}

	/**
	 * Return the beginning for one relation alone.
	 * @param relation the relation
	 * @return {@code ALTER … name}
	 */
	public static String only(Fact relation) {
		return (relation.kind() == FactKind.TABLE) ? "ALTER TABLE ONLY " + Spelling.qualified(relation.id())
				: of(relation);
	}

	/**
	 * Return the beginning for a table whose kind does not matter.
	 * @param id the table, or something of it
	 * @return {@code ALTER TABLE name}
	 */
	public static String table(FactId id) {
		return "ALTER TABLE " + Spelling.qualified(id);
	}

	/**
	 * Return the beginning for a table alone whose kind does not matter.
	 * @param id the table, or something of it
	 * @return {@code ALTER TABLE ONLY name}
	 */
	public static String tableOnly(FactId id) {
		return "ALTER TABLE ONLY " + Spelling.qualified(id);
	}

}
