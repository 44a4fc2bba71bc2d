package dev.limbeck.diff.kind;

import java.util.List;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectAlter;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * Defaults of columns.
 */
final class DefaultRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return alter(fact, situation) + "SET " + clause(fact, clauses);
	}

	private static String alter(Fact fact, Situation situation) {
		return ObjectAlter.only(situation.relation(fact)) + " ALTER COLUMN " + Spelling.identifier(fact.id().last())
				+ " ";
	}

	@Override
	public boolean isClauseOf(Fact fact, FactKind parent) {
		return parent == FactKind.COLUMN;
	}

	@Override
	public String clause(Fact fact, List<String> clauses) {
		return "DEFAULT " + fact.need("expression");
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of(alter(fact, situation) + "DROP DEFAULT");
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		return Alteration.of(create(to, List.of(), situation));
	}

}
