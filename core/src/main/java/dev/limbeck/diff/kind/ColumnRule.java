package dev.limbeck.diff.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectAlter;
import dev.limbeck.diff.rule.Options;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * Columns of tables, and attributes of composite types. Those of views come with them.
 */
final class ColumnRule implements Rule {

	private static final Set<FactKind> BLOCKING = Set.of(FactKind.VIEW, FactKind.MATERIALIZED_VIEW, FactKind.POLICY,
			FactKind.TRIGGER, FactKind.RULE, FactKind.FUNCTION, FactKind.PROCEDURE, FactKind.PUBLICATION_TABLE);

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		Fact relation = situation.relation(fact);
		return switch (relation.kind()) {
			case VIEW, MATERIALIZED_VIEW -> "";
			case COMPOSITE_TYPE -> ObjectAlter.of(relation) + " ADD ATTRIBUTE " + clause(fact, clauses);
			default -> situation.isBroughtAlong(fact, relation.id()) ? ""
					: ObjectAlter.of(relation) + " ADD COLUMN " + clause(fact, clauses);
		};
	}

	@Override
	public boolean isClauseOf(Fact fact, FactKind parent) {
		return parent == FactKind.TABLE || parent == FactKind.FOREIGN_TABLE || parent == FactKind.COMPOSITE_TYPE;
	}

	@Override
	public String clause(Fact fact, List<String> clauses) {
		StringBuilder clause = new StringBuilder(Spelling.identifier(fact.id().last())).append(' ')
			.append(fact.need("type"));
		if (fact.has("foreign_options")) {
			clause.append(" OPTIONS (").append(fact.need("foreign_options")).append(')');
		}
		clause.append(collation(fact));
		if (fact.has("generated")) {
			clause.append(" GENERATED ALWAYS AS (")
				.append(fact.need("expression"))
				.append(") ")
				.append(fact.need("generated"));
		}
		clauses.forEach((inner) -> clause.append(' ').append(inner));
		return clause.toString();
	}

	private static String collation(Fact fact) {
		return fact.has("collation") ? " COLLATE " + fact.need("collation") : "";
	}

	@Override
	public List<String> afterwards(Fact fact, Situation situation) {
		Fact relation = situation.relation(fact);
		if (relation.kind() == FactKind.COMPOSITE_TYPE) {
			return List.of();
		}
		return properties(new Fact(fact.id(), fact.parent(), Map.of(), fact.details()), fact, relation);
	}

	private static List<String> properties(Fact from, Fact to, Fact relation) {
		String alter = ObjectAlter.only(relation) + " ALTER COLUMN " + Spelling.identifier(to.id().last());
		List<String> statements = new ArrayList<>();
		if (differs(from, to, "storage")) {
			statements.add(alter + " SET STORAGE " + to.get("storage", to.need("storage_of_type")));
		}
		if (differs(from, to, "compression")) {
			statements.add(alter + " SET COMPRESSION " + to.get("compression", "DEFAULT"));
		}
		if (differs(from, to, "statistics")) {
			statements.add(alter + " SET STATISTICS " + to.get("statistics", "-1"));
		}
		statements.addAll(Options.changed(alter, from.get("options"), to.get("options")));
		return statements;
	}

	private static boolean differs(Fact from, Fact to, String name) {
		return !Objects.equals(from.get(name), to.get(name));
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		Fact relation = situation.relation(fact);
		String name = Spelling.identifier(fact.id().last());
		return switch (relation.kind()) {
			case VIEW, MATERIALIZED_VIEW -> List.of();
			case COMPOSITE_TYPE -> List.of(ObjectAlter.of(relation) + " DROP ATTRIBUTE " + name);
			default -> situation.isTakenAlong(fact, relation.id()) ? List.of()
					: outlives(fact, situation) ? leave(fact, ObjectAlter.only(relation), situation)
							: List.of(ObjectAlter.of(relation) + " DROP COLUMN " + name);
		};
	}

	// The column of an heir becomes its own, but from PostgreSQL 18 on that it is not
	// null
	// goes on being called inherited, unless that is dropped first.
	private static List<String> leave(Fact column, String table, Situation situation) {
		String name = Spelling.identifier(column.id().last());
		Fact notNull = situation.before().fact(column.id().child(FactKind.NOT_NULL, List.of()));
		boolean named = notNull != null && notNull.has("name")
				&& situation.before()
					.dependents(notNull.id())
					.stream()
					.allMatch((id) -> id.kind() == FactKind.NOT_NULL);
		String drop = table + " DROP COLUMN " + name;
		return named ? List.of(table + " ALTER COLUMN " + name + " DROP NOT NULL", drop) : List.of(drop);
	}

	private static boolean outlives(Fact fact, Situation situation) {
		return situation.before()
			.dependents(fact.id())
			.stream()
			.map(situation.before()::need)
			.anyMatch((heir) -> heir.kind() == FactKind.COLUMN && heir.has("inherited")
					&& !situation.dropped().contains(heir.id()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		Fact relation = situation.relation(to);
		if (relation.kind() == FactKind.COMPOSITE_TYPE) {
			return CompositeTypeRule.isStored(relation.id(), situation) ? null
					: Alteration.of(ObjectAlter.of(relation) + " ALTER ATTRIBUTE " + Spelling.identifier(to.id().last())
							+ " TYPE " + to.need("type") + collation(to));
		}
		if (!situation.canInherit(from, to, relation.id())) {
			return null;
		}
		List<String> statements = new ArrayList<>();
		boolean along = situation.isTakenAlong(from, relation.id()) && situation.isBroughtAlong(to, relation.id());
		String column = ObjectAlter.of(relation) + " ALTER COLUMN " + Spelling.identifier(to.id().last());
		boolean typed = differs(from, to, "type") || differs(from, to, "collation");
		if (differs(from, to, "generated") || differs(from, to, "expression")) {
			String statement = generation(from, to, situation, typed);
			if (statement == null) {
				return null;
			}
			statements.add(column + statement);
		}
		if (typed) {
			statements.add(column + " TYPE " + to.need("type") + collation(to)
					+ ((relation.kind() == FactKind.TABLE) ? using(from, to) : ""));
		}
		if (along) {
			statements.clear();
		}
		if (differs(from, to, "foreign_options")) {
			statements.add(column + " " + Options.foreign(from.get("foreign_options"), to.get("foreign_options")));
		}
		statements.addAll(properties(from, to, relation));
		boolean sameBase = base(from).equals(base(to));
		return new Alteration(statements, (fact) -> typed && isInTheWay(fact, sameBase), true);
	}

	@Override
	public FactId rebuilt(Fact fact) {
		FactId relation = Situation.parent(fact);
		return (relation.kind() == FactKind.COMPOSITE_TYPE) ? relation : fact.id();
	}

	private static @Nullable String generation(Fact from, Fact to, Situation situation, boolean typed) {
		if (!to.has("generated")) {
			return from.need("generated").equals("STORED") ? " DROP EXPRESSION" : null;
		}
		boolean same = Objects.equals(from.get("generated"), to.get("generated"));
		return (same && !typed && situation.before().origin().version() >= 17 && !isCheckedVirtual(to, situation))
				? " SET EXPRESSION AS (" + to.need("expression") + ")" : null;
	}

	// PostgreSQL cannot tell whether the constraints still hold.
	private static boolean isCheckedVirtual(Fact column, Situation situation) {
		FactId table = Situation.parent(column);
		return column.need("generated").equals("VIRTUAL") && Stream.of(situation.before(), situation.after())
			.flatMap((schema) -> schema.children(table, FactKind.CONSTRAINT).stream())
			.anyMatch((constraint) -> constraint.need("type").equals("check"));
	}

	// An assignment tells what does not fit, a cast may cut it off.
	private static String using(Fact from, Fact to) {
		if (to.has("generated") || base(from).equals(base(to)) || isText(base(to))) {
			return "";
		}
		return " USING " + Spelling.identifier(to.id().last()) + cast(from, to);
	}

	/**
	 * Return the cast from one type to another.
	 * @param from the column before
	 * @param to the column after
	 * @return what is written behind a value
	 */
	static String cast(Fact from, Fact to) {
		return "::" + ((isBuiltIn(base(from)) && isBuiltIn(base(to))) ? "" : "text::") + to.need("type");
	}

	private static boolean isBuiltIn(String type) {
		return type.indexOf('.') < 0;
	}

	private static boolean isText(String type) {
		return type.equals("text") || type.equals("character varying") || type.equals("character");
	}

	private static String base(Fact fact) {
		String type = fact.get("type", "");
		int from = type.indexOf('(');
		return (from < 0) ? type : type.substring(0, from) + type.substring(type.indexOf(')', from) + 1);
	}

	static boolean isInTheWay(Fact fact, boolean sameBase) {
		return BLOCKING.contains(fact.kind()) || (fact.kind() == FactKind.COLUMN && fact.has("generated"))
				|| (!sameBase && isTyped(fact));
	}

	private static boolean isTyped(Fact fact) {
		return switch (fact.kind()) {
			case DEFAULT, STATISTICS -> true;
			case CONSTRAINT -> !fact.need("type").equals("primary_key") && !fact.need("type").equals("unique");
			case INDEX -> fact.need("definition").contains(" WHERE ") || fact.need("definition").contains("((")
					|| fact.need("definition").contains("_ops");
			default -> false;
		};
	}

}
