package dev.limbeck.diff.kind;

import java.util.List;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.SequenceOptions;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Sequences, their state aside.
 */
final class SequenceRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE " + (fact.has("unlogged") ? "UNLOGGED " : "") + "SEQUENCE " + Spelling.qualified(fact.id())
				+ (fact.need("type").equals("bigint") ? "" : " AS " + fact.need("type"))
				+ SequenceOptions.unusual(fact);
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP SEQUENCE " + Spelling.qualified(fact.id()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		String alter = "ALTER SEQUENCE " + Spelling.qualified(to.id());
		String options = " AS " + to.need("type") + SequenceOptions.all(from, to, " ");
		boolean changed = !(" AS " + from.need("type") + SequenceOptions.all(from, from, " ")).equals(options);
		return Alteration.of(changed ? alter + options : null, (from.has("unlogged") != to.has("unlogged"))
				? alter + (to.has("unlogged") ? " SET UNLOGGED" : " SET LOGGED") : null);
	}

}
