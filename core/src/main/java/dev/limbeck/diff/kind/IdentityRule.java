package dev.limbeck.diff.kind;

import java.util.List;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectAlter;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.SequenceOptions;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * Identity columns, with the sequence behind them.
 */
final class IdentityRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return column(fact, situation) + "ADD " + clause(fact, clauses);
	}

	private static String column(Fact fact, Situation situation) {
		return ObjectAlter.of(situation.relation(fact)) + " ALTER COLUMN " + Spelling.identifier(fact.id().last())
				+ " ";
	}

	/**
	 * Return the sequence behind an identity.
	 * @param identity the identity
	 * @return kind and name as SQL
	 */
	static String sequence(Fact identity) {
		return "SEQUENCE " + Spelling.identifier(identity.need("schema")) + "."
				+ Spelling.identifier(identity.need("sequence"));
	}

	@Override
	public boolean isClauseOf(Fact fact, FactKind parent) {
		return parent == FactKind.COLUMN;
	}

	@Override
	public String clause(Fact fact, List<String> clauses) {
		String usual = fact.id().name(1) + "_" + fact.id().last() + "_seq";
		String name = fact.need("sequence").equals(usual) ? "" : " SEQUENCE NAME "
				+ Spelling.identifier(fact.need("schema")) + "." + Spelling.identifier(fact.need("sequence"));
		String options = (name + SequenceOptions.unusual(fact)).strip();
		return "GENERATED " + fact.need("generated") + " AS IDENTITY" + (options.isEmpty() ? "" : " (" + options + ")");
	}

	@Override
	public List<String> afterwards(Fact fact, Situation situation) {
		return SequenceState.continued(fact, fact.need("schema"), fact.need("sequence"), Situation.parent(fact),
				situation);
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of(column(fact, situation) + "DROP IDENTITY");
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		boolean options = !SequenceOptions.all(from, from, " ").equals(SequenceOptions.all(from, to, " "));
		boolean generated = !from.need("generated").equals(to.need("generated"));
		return Alteration.of(column(to, situation) + (generated ? "SET GENERATED " + to.need("generated") : "")
				+ ((generated && options) ? " " : "")
				+ (options ? SequenceOptions.all(from, to, " SET ").strip() : ""));
	}

}
