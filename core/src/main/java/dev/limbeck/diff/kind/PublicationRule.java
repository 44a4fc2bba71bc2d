package dev.limbeck.diff.kind;

import java.util.List;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Publications, without what they publish.
 */
final class PublicationRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE " + ObjectName.sql(fact.id()) + (fact.has("all_tables") ? " FOR ALL TABLES" : "") + " WITH ("
				+ options(fact) + ")";
	}

	private static String options(Fact fact) {
		return "publish = '" + fact.need("publish") + "', publish_via_partition_root = "
				+ (fact.has("via_root") ? "true" : "false") + (fact.has("generated_columns")
						? ", publish_generated_columns = " + fact.need("generated_columns") : "");
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		if (from.has("all_tables") != to.has("all_tables")) {
			return null;
		}
		return Alteration.of("ALTER " + ObjectName.sql(to.id()) + " SET (" + options(to)
				+ ((from.has("generated_columns") && !to.has("generated_columns"))
						? ", publish_generated_columns = none" : "")
				+ ")");
	}

}
