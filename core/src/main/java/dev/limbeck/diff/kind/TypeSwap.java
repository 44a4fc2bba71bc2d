package dev.limbeck.diff.kind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.jspecify.annotations.Nullable;

/**
 * How a type is made anew while columns of it keep their values: the old one steps aside
 * under another name.
 */
public final class TypeSwap {

	/** Nothing to be said. */
	public static final Alteration NONE = Alteration.IMPLIED;

	private static final Pattern RANGE = Pattern
		.compile("SUBTYPE = (.+?)(?:, [A-Z_]+ = .*)?, MULTIRANGE_TYPE_NAME = (.+)");

	private static final int LONGEST = 50;

	private TypeSwap() {
	}

	/**
	 * Return the statements that make room for the new type, and for the one of its
	 * multiranges.
	 * @param type the old type
	 * @return the SQL
	 */
	public static List<String> stepAside(Fact type) {
		List<String> statements = new ArrayList<>();
		if (type.kind() == FactKind.RANGE_TYPE) {
			statements.addAll(rangeAside(type));
		}
		statements.add("ALTER " + ObjectName.sql(type.id()) + " RENAME TO " + Spelling.identifier(aside(type.id())));
		return statements;
	}

	// What makes values of it keeps its name otherwise.
	private static List<String> rangeAside(Fact type) {
		Matcher range = RANGE.matcher(type.need("definition"));
		if (!range.matches()) {
			throw new IllegalStateException(type.id() + ": " + type.need("definition"));
		}
		String aside = Spelling.identifier(aside(type.id()));
		String multirange = range.group(2);
		String own = Spelling.qualified(type.id());
		String multirangeAside = Spelling.identifier(aside(type.id()) + "_multi");
		List<String> statements = new ArrayList<>();
		String bounds = range.group(1) + ", " + range.group(1);
		List.of(bounds, bounds + ", text")
			.forEach((taken) -> statements.add("ALTER FUNCTION " + own + "(" + taken + ") RENAME TO " + aside));
		List.of("", own, "VARIADIC " + own + "[]")
			.forEach((taken) -> statements
				.add("ALTER FUNCTION " + multirange + "(" + taken + ") RENAME TO " + multirangeAside));
		statements.add("ALTER TYPE " + multirange + " RENAME TO " + multirangeAside);
		return statements;
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
		List<String> statements = along ? List.of()
				: List.of(ObjectAlter.of(relation) + " ALTER COLUMN " + name + " TYPE " + to.need("type")
						+ ((relation.kind() == FactKind.TABLE) ? " USING " + value(from, to, situation) : ""));
		return new Alteration(statements, (fact) -> ColumnRule.isInTheWay(fact, false), true);
	}

	// Text has one field for each column of a composite type, which must not be more or
	// fewer; JSON names them, however deep.
	private static String value(Fact from, Fact to, Situation situation) {
		String name = Spelling.identifier(to.id().last());
		FactId type = composite(from, situation);
		if (type == null || to.need("type").endsWith("[]")) {
			return name + "::text::" + to.need("type");
		}
		if (columns(situation.before(), type).anyMatch((column) -> isReshaped(column, situation))) {
			return "jsonb_populate_record(NULL::" + to.need("type") + ", to_jsonb(" + name + "))";
		}
		if (names(situation.before(), type).equals(names(situation.after(), type))) {
			return name + "::text::" + to.need("type");
		}
		return "CASE WHEN " + name + " IS DISTINCT FROM NULL THEN ROW("
				+ columns(situation.after(), type).map((column) -> field(name, column, situation))
					.collect(Collectors.joining(", "))
				+ ")::" + to.need("type") + " END";
	}

	private static @Nullable FactId composite(Fact column, Situation situation) {
		return situation.before()
			.dependencies(column.id())
			.stream()
			.filter((id) -> id.kind() == FactKind.COMPOSITE_TYPE && situation.isNew(id) && !id.equals(column.parent()))
			.findFirst()
			.orElse(null);
	}

	private static boolean isReshaped(Fact column, Situation situation) {
		FactId type = composite(column, situation);
		return type != null && (!names(situation.before(), type).equals(names(situation.after(), type))
				|| columns(situation.before(), type).anyMatch((inner) -> isReshaped(inner, situation)));
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
