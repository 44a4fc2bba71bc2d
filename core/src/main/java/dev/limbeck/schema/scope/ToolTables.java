package dev.limbeck.schema.scope;

import dev.limbeck.schema.FactId;
import dev.limbeck.schema.Schema;

/**
 * The tables in which libraries of an application keep what is theirs: no entity is
 * mapped to them, and yet they are needed.
 */
public final class ToolTables {

	private static final KnownTables KNOWN = KnownTables.read("tools.txt");

	private ToolTables() {
	}

	/**
	 * Return whether something is a table or a sequence of a library.
	 * @param id its address
	 * @param schema where it was read
	 * @return whether its name and columns are those of one that is known
	 */
	public static boolean isOne(FactId id, Schema schema) {
		return KNOWN.has(id, schema);
	}

}
