package dev.limbeck.diff.kind;

import java.util.List;
import java.util.Objects;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Options;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Foreign servers: a version cannot be taken away.
 */
final class ServerRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE " + ObjectName.sql(fact.id())
				+ (fact.has("type") ? " TYPE " + Spelling.literal(fact.need("type")) : "") + version(fact)
				+ " FOREIGN DATA WRAPPER " + Spelling.identifier(fact.need("wrapper"))
				+ (fact.has("options") ? " OPTIONS (" + fact.need("options") + ")" : "");
	}

	private static String version(Fact fact) {
		return fact.has("version") ? " VERSION " + Spelling.literal(fact.need("version")) : "";
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		if (!from.need("wrapper").equals(to.need("wrapper")) || !Objects.equals(from.get("type"), to.get("type"))
				|| (from.has("version") && !to.has("version"))) {
			return null;
		}
		return Alteration.of("ALTER " + ObjectName.sql(to.id())
				+ (Objects.equals(from.get("version"), to.get("version")) ? "" : version(to))
				+ (Objects.equals(from.get("options"), to.get("options")) ? ""
						: " " + Options.foreign(from.get("options"), to.get("options"))));
	}

}
