package dev.limbeck.diff.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Privileges;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What default privileges grant while a plan runs, to roles that are to have nothing.
 */
public final class DefaultGrants {

	private static final Map<FactKind, String> TYPES = Map.ofEntries(Map.entry(FactKind.TABLE, "TABLES"),
			Map.entry(FactKind.VIEW, "TABLES"), Map.entry(FactKind.MATERIALIZED_VIEW, "TABLES"),
			Map.entry(FactKind.FOREIGN_TABLE, "TABLES"), Map.entry(FactKind.SEQUENCE, "SEQUENCES"),
			Map.entry(FactKind.IDENTITY, "SEQUENCES"), Map.entry(FactKind.FUNCTION, "FUNCTIONS"),
			Map.entry(FactKind.PROCEDURE, "FUNCTIONS"), Map.entry(FactKind.AGGREGATE, "FUNCTIONS"),
			Map.entry(FactKind.ENUM_TYPE, "TYPES"), Map.entry(FactKind.DOMAIN, "TYPES"),
			Map.entry(FactKind.COMPOSITE_TYPE, "TYPES"), Map.entry(FactKind.RANGE_TYPE, "TYPES"),
			Map.entry(FactKind.SCHEMA, "SCHEMAS"));

	private DefaultGrants() {
	}

	/**
	 * Return what takes back from an object that is made what nobody wants.
	 * @param object the object
	 * @param situation both sides
	 * @return statements
	 */
	public static List<String> corrections(Fact object, Situation situation) {
		List<String> statements = new ArrayList<>();
		for (FactId grantee : grantees(object.id(), situation)) {
			if (!situation.after().has(grantee)) {
				String on = " ON " + GrantRule.object(object.id(), situation.after());
				String name = grantee.name(grantee.names().size() - 2).equals("public") ? "PUBLIC"
						: Spelling.identifier(grantee.last());
				statements.add("REVOKE ALL" + on + " FROM " + name);
				String usual = usual(object.kind(), name);
				statements.addAll(Privileges.grant(usual, (privileges) -> privileges + on + " TO " + name));
			}
		}
		return statements;
	}

	static boolean mayHave(FactId grant, Situation situation) {
		return grantees(ObjectName.of(grant, 2), situation).contains(grant);
	}

	private static @Nullable String usual(FactKind kind, String grantee) {
		String type = TYPES.get(kind);
		if (!grantee.equals("PUBLIC") || type == null) {
			return null;
		}
		return switch (type) {
			case "FUNCTIONS" -> "EXECUTE";
			case "TYPES" -> "USAGE";
			default -> null;
		};
	}

	private static Set<FactId> grantees(FactId object, Situation situation) {
		Set<FactId> grants = new TreeSet<>();
		String type = TYPES.get(object.kind());
		if (type != null && situation.isNew(object)) {
			add(grants, object, type, situation.before(), situation.before().origin().role());
			add(grants, object, type, situation.after(), situation.before().origin().role());
		}
		return grants;
	}

	private static void add(Set<FactId> grants, FactId object, String type, Schema schema, String role) {
		schema.facts(FactKind.DEFAULT_PRIVILEGE)
			.stream()
			.map(Fact::id)
			.filter((id) -> id.name(0).equals(role) && id.name(2).equals(type) && !id.name(3).equals("owner"))
			.filter((id) -> id.name(1).isEmpty() || id.name(1).equals(object.name(0)))
			.forEach((id) -> grants.add(object.child(FactKind.GRANT, id.names().subList(3, 5))));
	}

}
