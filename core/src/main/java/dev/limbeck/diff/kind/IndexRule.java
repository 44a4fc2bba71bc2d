package dev.limbeck.diff.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectAlter;
import dev.limbeck.diff.rule.Options;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import org.jspecify.annotations.Nullable;

/**
 * Indexes that belong to no constraint. Those of partitioned tables are made for the
 * table alone, so that the indexes of partitions have names of their own.
 */
final class IndexRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		FactId table = Situation.parent(fact);
		return "CREATE " + (fact.has("unique") ? "UNIQUE " : "") + "INDEX " + Spelling.identifier(fact.id().last())
				+ " ON " + (fact.has("only") ? "ONLY " : "") + Spelling.qualified(table) + " " + definition(fact);
	}

	private static String definition(Fact fact) {
		String definition = fact.need("definition");
		if (!fact.has("tablespace")) {
			return definition;
		}
		int where = definition.indexOf(" WHERE ");
		int end = (where < 0) ? definition.length() : where;
		return definition.substring(0, end) + " TABLESPACE " + Spelling.identifier(fact.need("tablespace"))
				+ definition.substring(end);
	}

	@Override
	public List<String> afterwards(Fact fact, Situation situation) {
		List<String> statements = new ArrayList<>();
		Options.items(fact.get("statistics"))
			.forEach((item) -> statements.add(index(fact) + " ALTER COLUMN " + item.replace(" ", " SET STATISTICS ")));
		if (fact.has("clustered")) {
			statements.add(cluster(fact));
		}
		return statements;
	}

	private static String index(Fact fact) {
		return "ALTER INDEX " + name(fact);
	}

	private static String name(Fact fact) {
		return Spelling.identifier(fact.id().name(0)) + "." + Spelling.identifier(fact.id().last());
	}

	private static String cluster(Fact fact) {
		return ObjectAlter.table(fact.id()) + (fact.has("clustered")
				? " CLUSTER ON " + Spelling.identifier(fact.id().last()) : " SET WITHOUT CLUSTER");
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return IndexAttachmentRule.isTakenAlong(fact, situation) ? List.of() : List.of("DROP INDEX " + name(fact));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		if (!from.need("definition").equals(to.need("definition")) || from.has("unique") != to.has("unique")
				|| from.has("invalid") != to.has("invalid")
				|| !Objects.equals(from.get("statistics"), to.get("statistics"))) {
			return null;
		}
		return Alteration.of(
				Objects.equals(from.get("tablespace"), to.get("tablespace")) ? null
						: index(to) + " SET TABLESPACE " + Spelling.identifier(to.get("tablespace", "pg_default")),
				(from.has("clustered") != to.has("clustered")) ? cluster(to) : null);
	}

}
