package dev.limbeck.diff.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectAlter;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Options;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * Tables, partitioned or not, and foreign tables. A partition is made as a table and then
 * attached, so that what belongs to it has names of its own.
 */
final class TableRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		String body = clauses.isEmpty() ? "()"
				: clauses.stream().collect(Collectors.joining(",\n    ", "(\n    ", "\n)"));
		return "CREATE " + (fact.has("unlogged") ? "UNLOGGED " : "") + ObjectName.sql(fact.id()) + " " + body
				+ inherits(fact, situation) + optional(fact, " PARTITION BY ", "partition_key", "")
				+ optional(fact, " USING ", "access_method", "") + with(fact)
				+ optional(fact, " TABLESPACE ", "tablespace", "") + optional(fact, " SERVER ", "server", "")
				+ optional(fact, " OPTIONS (", "foreign_options", ")");
	}

	private static String inherits(Fact fact, Situation situation) {
		String parents = situation.after()
			.children(fact.id(), FactKind.INHERITANCE)
			.stream()
			.filter((link) -> !link.has("bound"))
			.map(InheritanceRule::parent)
			.collect(Collectors.joining(", "));
		return parents.isEmpty() ? "" : " INHERITS (" + parents + ")";
	}

	private static String optional(Fact fact, String before, String name, String after) {
		return fact.has(name) ? before + fact.need(name) + after : "";
	}

	private static String with(Fact fact) {
		List<String> options = new ArrayList<>(Options.items(fact.get("written_options")));
		options.addAll(Options.items(fact.get("toast_options")));
		return options.isEmpty() ? "" : " WITH (" + String.join(", ", options) + ")";
	}

	@Override
	public List<String> afterwards(Fact fact, Situation situation) {
		return security(new Fact(fact.id(), null, Map.of(), Map.of()), fact);
	}

	private static List<String> security(Fact from, Fact to) {
		String alter = ObjectAlter.table(to.id());
		List<String> statements = new ArrayList<>();
		if (from.has("row_security") != to.has("row_security")) {
			statements.add(alter + (to.has("row_security") ? " ENABLE" : " DISABLE") + " ROW LEVEL SECURITY");
		}
		if (from.has("force_row_security") != to.has("force_row_security")) {
			statements.add(alter + (to.has("force_row_security") ? " FORCE" : " NO FORCE") + " ROW LEVEL SECURITY");
		}
		return statements;
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		if (differs(from, to, "partition_key") || differs(from, to, "server")
				|| (differs(from, to, "access_method") && situation.before().origin().version() < 15)) {
			return null;
		}
		String alter = ObjectAlter.of(to);
		List<String> statements = new ArrayList<>();
		if (differs(from, to, "unlogged")) {
			statements.add(alter + (to.has("unlogged") ? " SET UNLOGGED" : " SET LOGGED"));
		}
		if (differs(from, to, "access_method")) {
			statements.add(alter + " SET ACCESS METHOD " + to.get("access_method", "heap"));
		}
		if (differs(from, to, "tablespace")) {
			statements.add(alter + " SET TABLESPACE " + Spelling.identifier(to.get("tablespace", "pg_default")));
		}
		statements.addAll(Options.changed(alter, from.get("written_options"), to.get("written_options")));
		statements.addAll(Options.changed(alter, from.get("toast_options"), to.get("toast_options")));
		if (differs(from, to, "foreign_options")) {
			statements.add(alter + " " + Options.foreign(from.get("foreign_options"), to.get("foreign_options")));
		}
		statements.addAll(security(from, to));
		return Alteration.of(statements);
	}

	private static boolean differs(Fact from, Fact to, String name) {
		return !Objects.equals(from.get(name), to.get(name));
	}

}
