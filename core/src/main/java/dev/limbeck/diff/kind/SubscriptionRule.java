package dev.limbeck.diff.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Subscriptions: how they connect is a secret, which is never read, so what is made
 * connects to nowhere until somebody says to where.
 */
final class SubscriptionRule implements Rule {

	// The name of a host that nobody can have.
	private static final String NOWHERE = "'host=connection.invalid'";

	private static final List<String> OPTIONS = List.of("synchronous_commit", "binary", "streaming", "disable_on_error",
			"password_required", "run_as_owner", "origin", "failover");

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE " + ObjectName.sql(fact.id()) + " CONNECTION " + NOWHERE + " PUBLICATION "
				+ fact.need("publications") + " WITH (connect = false, slot_name = " + slot(fact)
				+ (fact.has("two_phase") ? ", two_phase = true" : "") + options(fact) + ")";
	}

	private static String slot(Fact fact) {
		return fact.has("slot") ? Spelling.literal(fact.need("slot")) : "NONE";
	}

	private static String options(Fact fact) {
		return OPTIONS.stream()
			.filter(fact::has)
			.map((name) -> ", " + option(fact, name))
			.collect(Collectors.joining());
	}

	private static String option(Fact fact, String name) {
		return name + " = " + fact.need(name);
	}

	@Override
	public List<String> afterwards(Fact fact, Situation situation) {
		return fact.has("disabled") ? List.of() : List.of("ALTER " + ObjectName.sql(fact.id()) + " ENABLE");
	}

	// With a slot it would have to reach the other server, outside of a transaction.
	@Override
	public List<String> drop(Fact fact, Situation situation) {
		String name = ObjectName.sql(fact.id());
		List<String> statements = new ArrayList<>();
		if (fact.has("slot")) {
			if (!fact.has("disabled")) {
				statements.add("ALTER " + name + " DISABLE");
			}
			statements.add("ALTER " + name + " SET (slot_name = NONE)");
		}
		statements.add("DROP " + name);
		return statements;
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		if (from.has("two_phase") != to.has("two_phase")) {
			return null;
		}
		String alter = "ALTER " + ObjectName.sql(to.id());
		List<String> set = new ArrayList<>();
		if (!Objects.equals(from.get("slot"), to.get("slot"))) {
			set.add("slot_name = " + slot(to));
		}
		OPTIONS.stream()
			.filter((name) -> !Objects.equals(from.get(name), to.get(name)))
			.forEach((name) -> set.add(to.has(name) ? option(to, name) : name + " = " + usual(name)));
		return Alteration.of(
				(!from.has("disabled") && (to.has("disabled") || !set.isEmpty())) ? alter + " DISABLE" : null,
				set.isEmpty() ? null : alter + " SET (" + String.join(", ", set) + ")",
				from.need("publications").equals(to.need("publications")) ? null
						: alter + " SET PUBLICATION " + to.need("publications") + " WITH (refresh = false)",
				(!to.has("disabled") && (from.has("disabled") || !set.isEmpty())) ? alter + " ENABLE" : null);
	}

	private static String usual(String name) {
		return switch (name) {
			case "password_required" -> "true";
			case "origin" -> "any";
			case "synchronous_commit" -> "off";
			default -> "false";
		};
	}

}
