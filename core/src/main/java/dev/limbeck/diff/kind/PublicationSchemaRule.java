package dev.limbeck.diff.kind;

import java.util.List;

import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;

/**
 * Schemas of which a publication has all tables.
 */
final class PublicationSchemaRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return publication(fact, "ADD");
	}

	private static String publication(Fact fact, String change) {
		return "ALTER PUBLICATION " + Spelling.identifier(fact.id().name(0)) + " " + change + " TABLES IN SCHEMA "
				+ Spelling.identifier(fact.id().last());
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of(publication(fact, "DROP"));
	}

}
