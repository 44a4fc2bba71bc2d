package dev.limbeck.diff.kind;

import java.util.List;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * Constraints of domains.
 */
final class DomainConstraintRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return domain(fact) + " ADD " + clause(fact, clauses) + (fact.has("not_valid") ? " NOT VALID" : "");
	}

	private static String domain(Fact fact) {
		return "ALTER DOMAIN " + Spelling.qualified(fact.id());
	}

	@Override
	public boolean isClauseOf(Fact fact, FactKind parent) {
		return !fact.has("not_valid");
	}

	@Override
	public String clause(Fact fact, List<String> clauses) {
		return "CONSTRAINT " + Spelling.identifier(fact.id().last()) + " " + fact.need("definition");
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of(domain(fact) + " DROP CONSTRAINT " + Spelling.identifier(fact.id().last()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		boolean validated = from.has("not_valid") && !to.has("not_valid")
				&& from.need("definition").equals(to.need("definition"));
		return validated ? Alteration.of(domain(to) + " VALIDATE CONSTRAINT " + Spelling.identifier(to.id().last()))
				: null;
	}

}
