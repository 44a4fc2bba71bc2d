package dev.limbeck.diff.code;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * Operators: the estimators of their selectivity can change, and since PostgreSQL 17 what
 * else planners know of them can be added.
 */
final class OperatorRule implements Rule {

	private static final List<String> ESTIMATORS = List.of("restrict", "join");

	private static final List<String> PROMISES = List.of("commutator", "negator", "hashes", "merges");

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE OPERATOR " + Spelling.identifier(fact.id().name(0)) + "." + fact.id().name(1) + " ("
				+ fact.need("definition")
				+ all().filter(fact::has).map((name) -> ", " + property(fact, name)).collect(Collectors.joining())
				+ ")";
	}

	private static Stream<String> all() {
		return Stream.concat(PROMISES.stream(), ESTIMATORS.stream());
	}

	private static String property(Fact fact, String name) {
		String keyword = name.toUpperCase(Locale.ROOT);
		return fact.get(name, "NONE").equals("true") ? keyword : keyword + " = " + fact.get(name, "NONE");
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		List<String> changed = all().filter((name) -> !Objects.equals(from.get(name), to.get(name)))
			.filter((name) -> from.has(name) || !isAnswered(to, name, situation))
			.toList();
		boolean promised = changed.stream()
			.noneMatch((name) -> PROMISES.contains(name)
					&& (from.has(name) || situation.before().origin().version() < 17));
		if (!from.need("definition").equals(to.need("definition")) || !promised) {
			return null;
		}
		return changed.isEmpty() ? Alteration.IMPLIED : Alteration.of("ALTER " + ObjectName.sql(to.id()) + " SET ("
				+ changed.stream().map((name) -> property(to, name)).collect(Collectors.joining(", ")) + ")");
	}

	// An operator that is made says so of the other one, too.
	private static boolean isAnswered(Fact fact, String name, Situation situation) {
		return situation.after()
			.facts(FactKind.OPERATOR)
			.stream()
			.filter((other) -> situation.isNew(other.id()) && reference(other).equals(fact.get(name)))
			.anyMatch((other) -> reference(fact).equals(other.get(name)));
	}

	static String reference(Fact operator) {
		return "OPERATOR(" + Spelling.identifier(operator.id().name(0)) + "." + operator.id().name(1) + ")";
	}

}
