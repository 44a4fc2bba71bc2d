package dev.limbeck.diff.kind;

import java.util.List;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectAlter;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;

/**
 * How a type is made anew while columns of it keep their values: the old one steps aside
 * under another name.
 */
public final class TypeSwap {

	/** Nothing to be said. */
	public static final Alteration NONE = Alteration.IMPLIED;

	private static final int LONGEST = 50;

	private TypeSwap() {
	}

	/**
	 * Return the statement that makes room for the new type.
	 * @param type the old type
	 * @return the SQL
	 */
	public static String stepAside(Fact type) {
		return "ALTER " + ObjectName.sql(type.id()) + " RENAME TO " + Spelling.identifier(aside(type.id()));
	}

	/**
	 * Return the statement that drops the old type.
	 * @param type the old type
	 * @return the SQL
	 */
	public static String drop(Fact type) {
		return "DROP " + ObjectName.sql(new FactId(type.kind(), List.of(type.id().name(0), aside(type.id()))));
	}

	private static String aside(FactId type) {
		String name = type.last();
		return "limbeck_old_" + name.substring(0,
				name.offsetByCodePoints(0, Math.min(LONGEST / 4, name.codePointCount(0, name.length()))));
	}

	/**
	 * Return how a column takes the new type.
	 * @param from the column of the old type
	 * @param to the column of the new type
	 * @param situation both sides
	 * @return the change; all that knows of the type is in the way
	 */
	public static Alteration column(Fact from, Fact to, Situation situation) {
		Fact relation = situation.relation(to);
		String name = Spelling.identifier(to.id().last());
		boolean along = situation.isTakenAlong(from, relation.id()) && situation.isBroughtAlong(to, relation.id());
		List<String> statements = along ? List.of() : List.of(ObjectAlter.of(relation) + " ALTER COLUMN " + name
				+ " TYPE " + to.need("type") + " USING " + name + "::text::" + to.need("type"));
		return new Alteration(statements, (fact) -> ColumnRule.isInTheWay(fact, false), true);
	}

}
