package dev.limbeck.diff.kind;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Privileges;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a role may do with an object, where that is not what it may do anyway.
 */
final class GrantRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return String.join(";\n", statements(fact, situation));
	}

	private static List<String> statements(Fact fact, Situation situation) {
		List<String> statements = new ArrayList<>();
		boolean open = DefaultGrants.mayHave(fact.id(), situation);
		if (fact.has("default") || open) {
			statements.add("REVOKE ALL" + columns(fact) + on(fact, situation.after()) + " FROM "
					+ grantee(fact, situation.after()));
		}
		statements.addAll(granted(fact, fact.get("privileges"), situation.after()));
		return statements;
	}

	private static List<String> granted(Fact fact, @Nullable String list, Schema schema) {
		return Privileges.grant(list,
				(privileges) -> of(fact, privileges) + on(fact, schema) + " TO " + grantee(fact, schema));
	}

	// Each privilege on a column names the column.
	private static String of(Fact fact, String privileges) {
		String columns = columns(fact);
		return columns.isEmpty() ? privileges : privileges.replace(", ", columns + ", ") + columns;
	}

	private static String columns(Fact fact) {
		FactId object = ObjectName.of(fact.id(), 2);
		return (object.kind() == FactKind.COLUMN) ? " (" + Spelling.identifier(object.last()) + ")" : "";
	}

	private static String on(Fact fact, Schema schema) {
		return " ON " + object(ObjectName.of(fact.id(), 2), schema);
	}

	static String object(FactId object, Schema schema) {
		return switch (object.kind()) {
			case COLUMN, TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> "TABLE " + Spelling.qualified(object);
			case IDENTITY -> IdentityRule.sequence(schema.need(object));
			case SERVER -> "FOREIGN SERVER " + Spelling.identifier(object.last());
			case AGGREGATE -> "FUNCTION " + Spelling.signature(object);
			case DOMAIN -> "TYPE " + Spelling.qualified(object);
			default -> ObjectName.sql(object);
		};
	}

	private static String grantee(Fact fact, Schema schema) {
		String kind = fact.id().name(fact.id().names().size() - 2);
		if (kind.equals("public")) {
			return "PUBLIC";
		}
		FactId object = ObjectName.of(fact.id(), 2);
		String owner = schema
			.owner((object.kind() == FactKind.COLUMN) ? Situation.parent(schema.need(object)) : object);
		return kind.equals("owner") ? ((owner != null) ? Spelling.identifier(owner) : "CURRENT_USER")
				: Spelling.identifier(fact.id().last());
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		List<String> statements = new ArrayList<>();
		boolean passed = Privileges.mayBePassed(fact.get("privileges"));
		statements.add("REVOKE ALL" + columns(fact) + on(fact, situation.before()) + " FROM "
				+ grantee(fact, situation.before()) + (passed ? " CASCADE" : ""));
		statements.addAll(granted(fact, fact.get("default"), situation.before()));
		if (passed) {
			statements.addAll(others(fact, situation));
		}
		return statements;
	}

	// What the role has granted to others goes with it, and they may have it from the
	// owner.
	private static List<String> others(Fact fact, Situation situation) {
		FactId object = ObjectName.of(fact.id(), 2);
		return situation.after()
			.children(object, FactKind.GRANT)
			.stream()
			.filter((other) -> !other.id().equals(fact.id()) && situation.before().has(other.id()))
			.flatMap((other) -> granted(other, other.get("privileges"), situation.after()).stream())
			.toList();
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		List<String> statements = new ArrayList<>();
		String gone = Privileges.without(from.get("privileges"), to.get("privileges"));
		if (gone != null) {
			boolean passed = Privileges.mayBePassed(gone);
			statements.add("REVOKE " + of(to, Privileges.names(gone)) + on(to, situation.after()) + " FROM "
					+ grantee(to, situation.after()) + (passed ? " CASCADE" : ""));
			if (passed) {
				statements.addAll(others(to, situation));
			}
		}
		String kept = (gone != null) ? Privileges.without(from.get("privileges"), gone) : from.get("privileges");
		statements.addAll(granted(to, Privileges.without(to.get("privileges"), kept), situation.after()));
		return Alteration.of(statements);
	}

}
