package dev.limbeck.diff.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectAlter;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Options;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Materialized views: another query makes them new.
 */
final class MaterializedViewRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE " + ObjectName.sql(fact.id())
				+ (fact.has("access_method") ? " USING " + Spelling.identifier(fact.need("access_method")) : "")
				+ (fact.has("options") ? " WITH (" + fact.need("written_options") + ")" : "")
				+ (fact.has("tablespace") ? " TABLESPACE " + Spelling.identifier(fact.need("tablespace")) : "")
				+ " AS\n" + fact.need("definition") + (fact.has("empty") ? "\nWITH NO DATA" : "");
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		if (!from.need("definition").equals(to.need("definition")) || !from.need("columns").equals(to.need("columns"))
				|| !Objects.equals(from.get("access_method"), to.get("access_method"))
				|| !Objects.equals(from.get("tablespace"), to.get("tablespace"))) {
			return null;
		}
		List<String> statements = new ArrayList<>(
				Options.changed(ObjectAlter.of(to), from.get("options"), to.get("options")));
		if (from.has("empty") != to.has("empty")) {
			statements.add("REFRESH " + ObjectName.sql(to.id()) + (to.has("empty") ? " WITH NO DATA" : ""));
		}
		return Alteration.of(statements);
	}

}
