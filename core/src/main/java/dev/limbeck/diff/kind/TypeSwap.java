package dev.limbeck.diff.kind;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectAlter;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

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
				+ " TYPE " + to.need("type") + " USING " + value(from, to, situation));
		return new Alteration(statements, (fact) -> ColumnRule.isInTheWay(fact, false), true);
	}

	// Text has one field for each column of a composite type, which must not be more or
	// fewer.
	private static String value(Fact from, Fact to, Situation situation) {
		String name = Spelling.identifier(to.id().last());
		FactId type = situation.before()
			.dependencies(from.id())
			.stream()
			.filter((id) -> id.kind() == FactKind.COMPOSITE_TYPE && situation.isNew(id))
			.findFirst()
			.orElse(null);
		if (type == null || to.need("type").endsWith("[]")
				|| names(situation.before(), type).equals(names(situation.after(), type))) {
			return name + "::text::" + to.need("type");
		}
		return "CASE WHEN " + name + " IS DISTINCT FROM NULL THEN ROW("
				+ columns(situation.after(), type).map((column) -> field(name, column, situation))
					.collect(Collectors.joining(", "))
				+ ")::" + to.need("type") + " END";
	}

	private static String field(String value, Fact column, Situation situation) {
		String field = situation.before().has(column.id())
				? "(" + value + ")." + Spelling.identifier(column.id().last()) + "::text" : "NULL";
		return field + "::" + column.need("type");
	}

	private static List<String> names(Schema schema, FactId type) {
		return columns(schema, type).map((column) -> column.id().last()).toList();
	}

	private static Stream<Fact> columns(Schema schema, FactId type) {
		return schema.children(type, FactKind.COLUMN)
			.stream()
			.sorted(Comparator.comparingInt((column) -> Integer.parseInt(column.need("position"))));
	}

}
