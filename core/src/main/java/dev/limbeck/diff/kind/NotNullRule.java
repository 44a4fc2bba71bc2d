package dev.limbeck.diff.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectAlter;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * That a column has a value in each row: a constraint with a name since PostgreSQL 18.
 */
final class NotNullRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		Fact relation = situation.relation(fact);
		if (situation.isBroughtAlong(fact, relation.id())) {
			return "";
		}
		String column = Spelling.identifier(fact.id().last());
		boolean plain = !fact.has("constraint") && !fact.has("no_inherit") && !fact.has("not_valid");
		return ObjectAlter.of(relation) + (plain ? " ALTER COLUMN " + column + " SET NOT NULL" : " ADD CONSTRAINT "
				+ name(fact) + " NOT NULL " + column + properties(fact) + (fact.has("not_valid") ? " NOT VALID" : ""));
	}

	private static String name(Fact fact) {
		return Spelling.identifier(fact.need("name"));
	}

	private static String properties(Fact fact) {
		return fact.has("no_inherit") ? " NO INHERIT" : "";
	}

	@Override
	public boolean isClauseOf(Fact fact, FactKind parent) {
		return parent == FactKind.COLUMN && !fact.has("not_valid");
	}

	@Override
	public String clause(Fact fact, List<String> clauses) {
		return (fact.has("constraint") ? "CONSTRAINT " + name(fact) + " " : "") + "NOT NULL" + properties(fact);
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		Fact relation = situation.relation(fact);
		return situation.isTakenAlong(fact, relation.id()) ? List.of() : List
			.of(ObjectAlter.of(relation) + " ALTER COLUMN " + Spelling.identifier(fact.id().last()) + " DROP NOT NULL");
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		String table = ObjectAlter.of(situation.relation(to));
		if ((!from.has("not_valid") && to.has("not_valid"))
				|| !situation.canInherit(from, to, situation.relation(to).id())) {
			return null;
		}
		List<String> statements = new ArrayList<>();
		if (!Objects.equals(from.get("name"), to.get("name"))) {
			statements.add(table + " RENAME CONSTRAINT " + name(from) + " TO " + name(to));
		}
		if (from.has("no_inherit") != to.has("no_inherit")) {
			statements.add(table + " ALTER CONSTRAINT " + name(to) + (to.has("no_inherit") ? " NO" : "") + " INHERIT");
		}
		if (from.has("not_valid") != to.has("not_valid")) {
			statements.add(table + " VALIDATE CONSTRAINT " + name(to));
		}
		return Alteration.of(statements);
	}

}
