package dev.limbeck.diff.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

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
 * Constraints of tables, with the indexes that belong to them.
 */
final class ConstraintRule implements Rule {

	private static final Set<String> INDEXED = Set.of("primary_key", "unique", "exclusion");

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		FactId table = Situation.parent(fact);
		if (isAlong(fact) && situation.isBroughtAlong(fact, table)) {
			return "";
		}
		Fact relation = situation.relation(fact);
		boolean alone = fact.has("partitioned") && isIndexed(fact);
		return (alone ? ObjectAlter.only(relation) : ObjectAlter.of(relation)) + " ADD " + clause(fact, clauses)
				+ (fact.has("not_valid") ? " NOT VALID" : "");
	}

	// Those with an index are made one by one, because the index has a name of its own.
	private static boolean isAlong(Fact fact) {
		return !isIndexed(fact);
	}

	static boolean isIndexed(Fact fact) {
		return INDEXED.contains(fact.need("type"));
	}

	@Override
	public boolean isClauseOf(Fact fact, FactKind parent) {
		return parent == FactKind.TABLE && !fact.has("not_valid") || parent == FactKind.FOREIGN_TABLE;
	}

	@Override
	public String clause(Fact fact, List<String> clauses) {
		return "CONSTRAINT " + Spelling.identifier(fact.id().last()) + " " + fact.need("definition");
	}

	@Override
	public List<String> afterwards(Fact fact, Situation situation) {
		List<String> statements = new ArrayList<>(Options.changed(index(fact), null, fact.get("options")));
		if (fact.has("tablespace")) {
			statements.add(index(fact) + " SET TABLESPACE " + Spelling.identifier(fact.need("tablespace")));
		}
		if (fact.has("clustered")) {
			statements.add(cluster(fact));
		}
		return statements;
	}

	private static String index(Fact fact) {
		return "ALTER INDEX " + Spelling.identifier(fact.id().name(0)) + "." + Spelling.identifier(fact.id().last());
	}

	private static String cluster(Fact fact) {
		return ObjectAlter.table(fact.id()) + (fact.has("clustered")
				? " CLUSTER ON " + Spelling.identifier(fact.id().last()) : " SET WITHOUT CLUSTER");
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		FactId table = Situation.parent(fact);
		return (situation.isTakenAlong(fact, table) || IndexAttachmentRule.isTakenAlong(fact, situation)) ? List.of()
				: List.of(ObjectAlter.of(situation.relation(fact)) + " DROP CONSTRAINT "
						+ Spelling.identifier(fact.id().last()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		if (!from.need("definition").equals(to.need("definition")) || (!from.has("not_valid") && to.has("not_valid"))
				|| !situation.canInherit(from, to, Situation.parent(to))) {
			return null;
		}
		List<String> statements = new ArrayList<>();
		if (from.has("not_valid") && !to.has("not_valid")) {
			statements.add(ObjectAlter.of(situation.relation(to)) + " VALIDATE CONSTRAINT "
					+ Spelling.identifier(to.id().last()));
		}
		statements.addAll(Options.changed(index(to), from.get("options"), to.get("options")));
		if (!Objects.equals(from.get("tablespace"), to.get("tablespace"))) {
			statements.add(index(to) + " SET TABLESPACE " + Spelling.identifier(to.get("tablespace", "pg_default")));
		}
		if (from.has("clustered") != to.has("clustered")) {
			statements.add(cluster(to));
		}
		return Alteration.of(statements);
	}

}
