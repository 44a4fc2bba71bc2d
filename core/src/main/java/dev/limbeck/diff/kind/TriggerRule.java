package dev.limbeck.diff.kind;

import java.util.List;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.Enabling;
import dev.limbeck.diff.rule.ObjectAlter;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Triggers of tables and views. Those of partitions come with those of their table.
 */
final class TriggerRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return fact.has("inherited") ? "" : "CREATE " + statement(fact);
	}

	private static String statement(Fact fact) {
		return (fact.has("constraint") ? "CONSTRAINT " : "") + "TRIGGER " + Spelling.identifier(fact.id().last()) + " "
				+ fact.need("definition");
	}

	@Override
	public List<String> afterwards(Fact fact, Situation situation) {
		return fact.has("enabled") ? List.of(enable(fact)) : List.of();
	}

	private static String enable(Fact fact) {
		return ObjectAlter.tableOnly(fact.id()) + " " + Enabling.of(fact) + " TRIGGER "
				+ Spelling.identifier(fact.id().last());
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return fact.has("inherited") ? List.of() : List.of("DROP " + ObjectName.sql(fact.id()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		boolean replaced = !from.need("definition").equals(to.need("definition"));
		if (from.has("inherited") != to.has("inherited") || from.has("constraint") != to.has("constraint")
				|| (replaced && to.has("constraint"))) {
			return null;
		}
		return Alteration.of((replaced && !to.has("inherited")) ? "CREATE OR REPLACE " + statement(to) : null,
				(Enabling.differs(from, to) || (replaced && to.has("enabled"))) ? enable(to) : null);
	}

}
