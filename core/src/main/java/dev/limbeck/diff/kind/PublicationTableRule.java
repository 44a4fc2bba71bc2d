package dev.limbeck.diff.kind;

import java.util.List;

import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;

/**
 * Tables that a publication names.
 */
final class PublicationTableRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return publication(fact) + " ADD TABLE " + table(fact)
				+ (fact.has("columns") ? " (" + fact.need("columns") + ")" : "")
				+ (fact.has("where") ? " WHERE (" + fact.need("where") + ")" : "");
	}

	private static String publication(Fact fact) {
		return "ALTER PUBLICATION " + Spelling.identifier(fact.id().name(0));
	}

	private static String table(Fact fact) {
		return "ONLY " + Spelling.qualified(fact.id(), 1);
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of(publication(fact) + " DROP TABLE " + table(fact));
	}

}
