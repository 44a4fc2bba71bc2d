package dev.limbeck.diff.code;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Operator families, with the members that belong to none of their classes.
 */
final class OperatorFamilyRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE " + ObjectName.sql(fact.id());
	}

	@Override
	public List<String> afterwards(Fact fact, Situation situation) {
		return changes(fact, List.of(), members(fact));
	}

	private static List<String> changes(Fact fact, List<String> from, List<String> to) {
		List<String> statements = new ArrayList<>();
		add(statements, fact, " DROP ",
				from.stream().filter((member) -> !to.contains(member)).map(OperatorFamilyRule::place).toList());
		add(statements, fact, " ADD ",
				to.stream().filter((member) -> !from.contains(member)).map(OperatorFamilyRule::sql).toList());
		return statements;
	}

	private static void add(List<String> statements, Fact fact, String verb, List<String> members) {
		if (!members.isEmpty()) {
			statements.add("ALTER " + ObjectName.sql(fact.id()) + verb + String.join(", ", members));
		}
	}

	/**
	 * Return the members of a family or class.
	 * @param fact the family or class
	 * @return one line each: the place in the family, a tabulator, what stands there
	 */
	static List<String> members(Fact fact) {
		return fact.get("members", "").lines().toList();
	}

	static String sql(String member) {
		return member.substring(member.indexOf('\t') + 1);
	}

	private static String place(String member) {
		return member.substring(0, member.indexOf('\t'));
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		return Alteration.of(changes(to, members(from), members(to)));
	}

}
