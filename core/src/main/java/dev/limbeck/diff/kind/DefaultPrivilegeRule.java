package dev.limbeck.diff.kind;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.Privileges;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import org.jspecify.annotations.Nullable;

/**
 * What roles may do with objects that a role will make.
 */
final class DefaultPrivilegeRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return String.join(";\n", change(fact, fact.get("privileges"), fact.has("default")));
	}

	private static List<String> change(Fact fact, @Nullable String privileges, boolean revoked) {
		FactId id = fact.id();
		String alter = "ALTER DEFAULT PRIVILEGES FOR ROLE " + Spelling.identifier(id.name(0))
				+ (id.name(1).isEmpty() ? "" : " IN SCHEMA " + Spelling.identifier(id.name(1))) + " ";
		String grantee = switch (id.name(3)) {
			case "public" -> "PUBLIC";
			case "owner" -> Spelling.identifier(id.name(0));
			default -> Spelling.identifier(id.name(4));
		};
		List<String> statements = new ArrayList<>();
		if (revoked) {
			statements.add(alter + "REVOKE ALL ON " + id.name(2) + " FROM " + grantee);
		}
		Privileges.grant(privileges, (list) -> list + " ON " + id.name(2) + " TO " + grantee)
			.forEach((grant) -> statements.add(alter + grant));
		return statements;
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return change(fact, fact.get("default"), true);
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		return Alteration.of(change(to, to.get("privileges"), true));
	}

}
